import { sealingKeyPairOf } from "@mingjian/client/seal/hpke-suite.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { sealingKeys } from "@mingjian/services/disclosure/state.ts";
import type { DemoSetting } from "../demo-setting.ts";

/** Every department registers the key that personal data is sealed to. */
export async function registerSealingKeys({ sender, offices, keys }: DemoSetting): Promise<void> {
	await Promise.all(
		offices.map(async ({ key, account, seal }) => {
			await keys.saveSealing(key, account);
			if (sender.read(sealingKeys, account)) return;
			const { publicKey } = await sealingKeyPairOf(keys.sealingSeed(key));
			await sender.send({
				by: [seal.signer],
				actor: account,
				service: "disclosure",
				action: "register-sealing-key",
				input: { publicKey: toBase64(publicKey) },
			});
		}),
	);
}
