import type { RecoveryRecord } from "@mingjian/services/identity/records.ts";
import { isUnderWay } from "@mingjian/services/identity/recovery.ts";
import { keys, recoveries } from "@mingjian/services/identity/state.ts";
import { sessionOf } from "../../session/only.ts";
import { type RecoveryKey, spelled } from "../../session/recovery-keys.ts";
import { type Act, type Asked, type Load, SeeOther } from "../page.ts";

export interface RecoveryModel {
	readonly code: string;
	/** How far the recovery is; `brought` before an officer asked for it. */
	readonly state: "brought" | "requested" | "waiting" | "ready" | "stopped" | "done";
	readonly account?: string;
	readonly dueMs?: number;
}

export const loadRecovery: Load<RecoveryModel> = async (asked) => {
	// A code is short enough to be guessed at: whoever guesses waits.
	if ((await asked.desk.limits.wait("address", asked.address)) > 0) return undefined;
	const found = asked.desk.recoveryKeys.find(asked.path.code ?? "");
	if (!found) {
		await asked.desk.limits.count("address", asked.address);
		return undefined;
	}
	sessionOf(asked);
	return modelOf(asked, found);
};

/** Asks the holder of the new passkey to sign that it takes the account over. */
export const finishRecovery: Act<RecoveryModel> = async (asked) => {
	const { desk, browser, city, visitor } = asked;
	const found = desk.recoveryKeys.find(asked.path.code ?? "");
	if (!found) return undefined;
	const model = modelOf(asked, found);
	const { account } = model;
	if (model.state !== "ready" || account === undefined || !browser.session) return model;
	const { rows } = city.node
		.queryContext("identity")
		.find(keys, { where: { account, status: "active" }, limit: 100 });
	const { credential } = found;
	const path = desk.signing.begin(
		{ ...visitor, session: browser.session },
		{
			acts: [
				{
					service: "identity",
					action: "complete-recovery",
					input: { account, revoked: rows.map(({ key }) => key) },
					actor: `citizen:${credential.key}`,
				},
			],
			slots: [{ kind: "new", credential }],
			effects: [
				{ kind: "keep-passkey", given: { credential: { ...credential }, account } },
				{ kind: "sign-in", given: { account, method: "passkey", key: credential.key } },
			],
			next: "/me/security",
			back: `/recover/${found.code}`,
		},
	);
	return new SeeOther(path);
};

function modelOf({ city, desk }: Asked, { code, credential, account }: RecoveryKey): RecoveryModel {
	const shown = spelled(code);
	if (account === undefined) return { code: shown, state: "brought" };
	const record = city.node.queryContext("identity").get(recoveries, account) as RecoveryRecord | undefined;
	if (record?.keyId !== credential.key) return { code: shown, state: "brought" };
	const { dueMs, completedMs } = record;
	if (completedMs !== undefined) return { code: shown, state: "done", account };
	if (!isUnderWay(record)) return { code: shown, state: "stopped", account };
	if (dueMs === undefined) return { code: shown, state: "requested", account };
	// Judged by block time; the next block is never earlier than the last, nor than the clock.
	const now = Math.max(desk.clock(), city.node.head().timeMs);
	return { code: shown, state: now < dueMs ? "waiting" : "ready", account, dueMs };
}
