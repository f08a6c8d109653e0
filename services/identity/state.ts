import { collection } from "@mingjian/ledger/runtime/collection.ts";
import { AccountRecord, DelegationRecord, KeyRecord, PostRecord, RecoveryRecord } from "./records.ts";

/** By account id. */
export const accounts = collection("identity.account", AccountRecord, {
	history: true,
	columns: (account, id) => ({
		kind: account.kind,
		status: account.suspension ? "suspended" : "active",
		opened: account.openedMs,
		department: account.parent ?? account.home ?? null,
		name: account.name?.en ?? id,
	}),
	text: ({ name, code }) => [...(name ? [name.zh, name.en] : []), ...(code ? [code] : [])],
});

/** By key id. */
export const keys = collection("identity.key", KeyRecord, {
	history: true,
	columns: ({ account, addedMs, revokedMs }) => ({
		account,
		added: addedMs,
		status: revokedMs === undefined ? "active" : "revoked",
	}),
});

/** By `postKey`. */
export const posts = collection("identity.post", PostRecord, {
	history: true,
	columns: ({ department, officer, sinceMs, endedMs }) => ({
		department,
		officer,
		since: sinceMs,
		status: endedMs === undefined ? "active" : "ended",
	}),
	text: ({ roles }) => roles,
});

/** By `delegationKey`. */
export const delegations = collection("identity.delegation", DelegationRecord, {
	history: true,
	columns: ({ from, to, untilMs, revokedMs }) => ({
		from,
		to,
		until: untilMs,
		status: revokedMs === undefined ? "active" : "revoked",
	}),
});

/** By account id. */
export const recoveries = collection("identity.recovery", RecoveryRecord, {
	history: true,
	columns: (recovery) => ({
		account: recovery.account,
		department: recovery.department,
		status: recoveryStatus(recovery),
		requested: recovery.requestedMs,
		due: recovery.dueMs ?? null,
	}),
});

function recoveryStatus({ dueMs, cancelledMs, completedMs }: RecoveryRecord): string {
	if (completedMs !== undefined) return "completed";
	if (cancelledMs !== undefined) return "cancelled";
	return dueMs === undefined ? "requested" : "confirmed";
}

export function postKey(department: string, officer: string): string {
	return `${department}/${officer}`;
}

export function delegationKey(from: string, to: string): string {
	return `${from}/${to}`;
}
