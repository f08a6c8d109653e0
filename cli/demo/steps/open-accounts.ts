import { accounts, delegationKey, delegations } from "@mingjian/services/identity/state.ts";
import type { DemoSetting } from "../demo-setting.ts";

const yearMs = 365 * 24 * 3600 * 1000;

/** Citizens open their accounts with keys of their own; one lets a relative act for her. */
export async function openAccounts({ sender, citizens }: DemoSetting): Promise<void> {
	const missing = citizens.filter(({ account }) => !sender.read(accounts, account));
	await Promise.all(
		missing.map(({ key, account }) =>
			sender.send({
				by: [key.signer],
				actor: account,
				service: "identity",
				action: "register",
				input: { keys: [key.publicKey] },
			}),
		),
	);
	const [parent, child] = citizens;
	if (!parent || !child || sender.read(delegations, delegationKey(parent.account, child.account))) return;
	await sender.send({
		by: [parent.key.signer],
		actor: parent.account,
		service: "identity",
		action: "delegate",
		input: { to: child.account, acts: ["certificates/*"], untilMs: Date.now() + yearMs },
	});
}
