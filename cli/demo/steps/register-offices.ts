import { issuers } from "@mingjian/services/governance/state.ts";
import { accounts } from "@mingjian/services/identity/state.ts";
import { operatorAccount } from "../../node/data-folder.ts";
import type { DemoSetting } from "../demo-setting.ts";
import type { DemoOffice } from "../demo-staff.ts";

const fiveYearsMs = 5 * 365 * 24 * 3600 * 1000;

/** The operator registers the departments; each appoints its officers and declares the key that signs its credentials. */
export async function registerOffices(setting: DemoSetting): Promise<void> {
	const { sender, operator, offices } = setting;
	const missing = offices.filter(({ account }) => !sender.read(accounts, account));
	if (missing.length > 0) {
		const departments = missing.map(({ code, name, seal }) => ({
			code,
			codeScheme: "uscc",
			name: { ...name },
			keys: [seal.publicKey],
		}));
		await sender.send({
			by: [operator.signer],
			actor: operatorAccount,
			service: "identity",
			action: "register-departments",
			input: { departments },
		});
	}
	await Promise.all(offices.map((office) => staffOffice(setting, office)));
}

async function staffOffice(
	{ sender }: DemoSetting,
	{ account, seal, issuing, staff }: DemoOffice,
): Promise<void> {
	for (const { key, account: officer, name, roles } of Object.values(staff)) {
		if (sender.read(accounts, officer)) continue;
		await sender.send({
			by: [seal.signer],
			actor: account,
			service: "identity",
			action: "appoint",
			input: { officer, key: key.publicKey, name: { ...name }, roles },
		});
	}
	if (sender.read(issuers, account)) return;
	// Credentials say in whole seconds when they were signed; one signed at once must not lie before its key.
	const validFromMs = Date.now() - 60_000;
	await sender.send({
		by: [staff.director.key.signer, issuing.signer],
		actor: staff.director.account,
		onBehalfOf: account,
		service: "governance",
		action: "declare-issuing-key",
		input: { ...issuing.publicKey, validFromMs, validUntilMs: validFromMs + fiveYearsMs },
	});
}
