import type { RecoveryRecord } from "@mingjian/services/identity/records.ts";
import { isUnderWay } from "@mingjian/services/identity/recovery.ts";
import { keys, recoveries } from "@mingjian/services/identity/state.ts";
import type { AskedBy } from "../../session/only.ts";
import type { Session } from "../../session/sessions.ts";
import { type Act, type Asked, SeeOther } from "../page.ts";
import { parsed } from "../sign-in/load.ts";

export type SecurityFault = "passkey" | "code" | "wait" | "last";

/** One of an account's keys, and where it lives as far as the portal knows. */
export interface KeyLine {
	readonly key: string;
	readonly algorithm: string;
	readonly addedMs: number;
	readonly revokedMs?: number;
	readonly device?: string;
	readonly underPassword: boolean;
	/** The one this browser signed in with. */
	readonly here: boolean;
}

export interface SessionLine {
	readonly hash: string;
	readonly device: string;
	readonly startedMs: number;
	readonly seenMs: number;
	readonly here: boolean;
}

export interface SecurityModel {
	readonly account: string;
	readonly opened: boolean;
	/** What the browser is asked for to make another passkey, as JSON. */
	readonly options: string;
	readonly keys: readonly KeyLine[];
	readonly sessions: readonly SessionLine[];
	readonly code:
		| { readonly state: "none" | "on" }
		| { readonly state: "offered"; readonly secret: string; readonly uri: string };
	readonly recovery?: { readonly requestedMs: number; readonly dueMs?: number };
	readonly fault?: SecurityFault;
}

type Posting = Parameters<Act<SecurityModel>>[0] & AskedBy;

const mostKeys = 100;

export function loadSecurity(asked: Asked & AskedBy): Promise<SecurityModel> {
	return modelOf(asked);
}

/** Table: what the forms of the page do. */
const deeds: Readonly<Record<string, (asked: Posting) => Promise<SecurityModel | SeeOther>>> = {
	"add-passkey": addPasskey,
	"revoke-key": revokeKey,
	"end-session": async ({ desk, visitor, posted }) => {
		desk.sessions.endOwn(visitor.account, posted.fields.get("session") ?? "");
		return new SeeOther("/me/security");
	},
	"end-others": async ({ desk, visitor }) => {
		for (const { hash } of desk.sessions.of(visitor.account))
			if (hash !== visitor.session.hash) desk.sessions.end(hash);
		return new SeeOther("/me/security");
	},
	"begin-code": async ({ desk, visitor }) => {
		if (!desk.secondFactors.has(visitor.account)) desk.secondFactors.begin(visitor.account);
		return new SeeOther("/me/security#code");
	},
	"confirm-code": confirmCode,
	"cancel-recovery": cancelRecovery,
};

/** Adds or revokes a key, ends sessions, sets up codes, stops a recovery. */
export async function actSecurity(asked: Posting): Promise<SecurityModel | SeeOther | undefined> {
	const name = asked.posted.fields.get("do") ?? "";
	return Object.hasOwn(deeds, name) ? deeds[name]!(asked) : undefined;
}

async function addPasskey(asked: Posting): Promise<SecurityModel | SeeOther> {
	const { desk, visitor, posted } = asked;
	const { session, account } = visitor;
	const made = await desk.passkeys.made(session.hash, session.device, parsed(posted.fields.get("response")));
	if (!made) return modelOf(asked, "passkey");
	const key = { algorithm: "passkey", publicKey: made.publicKey };
	const path = desk.signing.begin(visitor, {
		acts: [{ service: "identity", action: "add-key", input: { key } }],
		// The new key proves itself first, then an old one lets it in.
		slots: [{ kind: "new", credential: made }, { kind: "account" }],
		effects: [{ kind: "keep-passkey", given: { credential: { ...made }, account } }],
		next: "/me/security",
		back: "/me/security",
	});
	return new SeeOther(path);
}

async function revokeKey(asked: Posting): Promise<SecurityModel | SeeOther> {
	const { desk, visitor, posted } = asked;
	const key = posted.fields.get("key") ?? "";
	const inForce = keysOf(asked).filter(({ revokedMs }) => revokedMs === undefined);
	if (!inForce.some((each) => each.key === key)) return new SeeOther("/me/security");
	if (inForce.length === 1) return modelOf(asked, "last");
	const path = desk.signing.begin(visitor, {
		acts: [{ service: "identity", action: "revoke-key", input: { key } }],
		next: "/me/security",
		back: "/me/security",
	});
	return new SeeOther(path);
}

async function confirmCode(asked: Posting): Promise<SecurityModel | SeeOther> {
	const { desk, visitor, posted } = asked;
	const { account, session } = visitor;
	if ((await desk.limits.wait("account", account)) > 0) return modelOf(asked, "wait");
	if (!desk.secondFactors.check(account, posted.fields.get("code") ?? "")) {
		await desk.limits.count("account", account);
		return modelOf(asked, "code");
	}
	desk.sessions.confirm(session.hash);
	return new SeeOther("/me/security");
}

async function cancelRecovery({ desk, visitor }: Posting): Promise<SeeOther> {
	const { account } = visitor;
	const path = desk.signing.begin(visitor, {
		acts: [{ service: "identity", action: "cancel-recovery", input: { account } }],
		next: "/me/security",
		back: "/me/security",
	});
	return new SeeOther(path);
}

async function modelOf(asked: Asked & AskedBy, fault?: SecurityFault): Promise<SecurityModel> {
	const { desk, visitor, query } = asked;
	const { account, session } = visitor;
	const recovery = recoveryOf(asked);
	return {
		account,
		opened: query.get("opened") === "yes",
		options: JSON.stringify(await desk.passkeys.newOptions(session.hash, account)),
		keys: keysOf(asked),
		sessions: desk.sessions.of(account).map((each) => sessionLine(each, session)),
		code: codeOf(asked),
		...(recovery ? { recovery } : {}),
		...(fault ? { fault } : {}),
	};
}

function codeOf({ desk, visitor: { account }, city }: Asked & AskedBy): SecurityModel["code"] {
	if (desk.secondFactors.has(account)) return { state: "on" };
	const offered = desk.secondFactors.offered(account, city.configuration.city.name.zh);
	return offered ? { state: "offered", ...offered } : { state: "none" };
}

function keysOf({ city, desk, visitor: { account, session } }: Asked & AskedBy): KeyLine[] {
	const { rows } = city.node.queryContext("identity").find(keys, {
		where: { account },
		order: "added",
		limit: mostKeys,
	});
	const devices = new Map(desk.passkeys.of(account).map(({ key, device }) => [key, device]));
	const passwords = new Set(desk.passwordKeys.of(account).map(({ key }) => key));
	return rows.map(({ key, record: { algorithm, addedMs, revokedMs } }) => {
		const device = devices.get(key);
		return {
			key,
			algorithm,
			addedMs,
			...(revokedMs === undefined ? {} : { revokedMs }),
			...(device === undefined ? {} : { device }),
			underPassword: passwords.has(key),
			here: session.key === key,
		};
	});
}

function sessionLine({ hash, device, startedMs, seenMs }: Session, own: Session): SessionLine {
	return { hash, device, startedMs, seenMs, here: hash === own.hash };
}

function recoveryOf({ city, visitor }: Asked & AskedBy): SecurityModel["recovery"] {
	const found = city.node.queryContext("identity").get(recoveries, visitor.account) as
		| RecoveryRecord
		| undefined;
	if (!found || !isUnderWay(found)) return undefined;
	const { requestedMs, dueMs } = found;
	return { requestedMs, ...(dueMs === undefined ? {} : { dueMs }) };
}
