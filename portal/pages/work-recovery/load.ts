import type { RecoveryRecord } from "@mingjian/services/identity/records.ts";
import { isUnderWay } from "@mingjian/services/identity/recovery.ts";
import { type Party, partyOf } from "../../city/entry-line.ts";
import type { AskedBy } from "../../session/only.ts";
import type { ActToSign } from "../../session/signing.ts";
import { type Act, type Asked, SeeOther } from "../page.ts";

/** A recovery the visitor's department serves. */
export interface RecoveryLine {
	readonly account: string;
	readonly requestedBy: Party;
	readonly requestedMs: number;
	readonly dueMs?: number;
	/** The visitor asked for it, so somebody else confirms. */
	readonly own: boolean;
}

export interface WorkRecoveryModel {
	readonly lines: readonly RecoveryLine[];
	readonly written: { readonly code: string; readonly account: string; readonly reason: string };
	readonly fault?: "code" | "account" | "reason";
}

type Posting = Parameters<Act<WorkRecoveryModel>>[0] & AskedBy;

const reasons = ["lost", "stolen", "broken", "forgotten"];
const accountPattern = /^citizen:k[a-z2-7]{32}$/;
const mostLines = 100;
const blank = { code: "", account: "", reason: "" };

export async function loadWorkRecovery(asked: Asked & AskedBy): Promise<WorkRecoveryModel | undefined> {
	return serves(asked) ? modelOf(asked, blank) : undefined;
}

/** Asks for, confirms or stops a recovery, each as an act the officer signs. */
export async function actWorkRecovery(asked: Posting): Promise<WorkRecoveryModel | SeeOther | undefined> {
	const { posted } = asked;
	if (!serves(asked)) return undefined;
	const account = posted.fields.get("account")?.trim() ?? "";
	const deed = posted.fields.get("do");
	if (deed === "confirm" || deed === "cancel")
		return signed(asked, { service: "identity", action: `${deed}-recovery`, input: { account } });
	return request(asked, account);
}

async function request(asked: Posting, account: string): Promise<WorkRecoveryModel | SeeOther> {
	const { desk, posted } = asked;
	const code = posted.fields.get("code") ?? "";
	const reason = posted.fields.get("reason") ?? "";
	const written = { code, account, reason };
	const found = desk.recoveryKeys.find(code);
	if (!found) return modelOf(asked, written, "code");
	if (!accountPattern.test(account)) return modelOf(asked, written, "account");
	if (!reasons.includes(reason)) return modelOf(asked, written, "reason");
	const key = { algorithm: "passkey", publicKey: found.credential.publicKey };
	const act = { service: "identity", action: "request-recovery", input: { account, key, reason } };
	return signed(asked, act, { code: found.code, account });
}

function signed(
	{ desk, visitor }: Posting,
	act: ActToSign,
	named?: { readonly code: string; readonly account: string },
): SeeOther {
	const path = desk.signing.begin(visitor, {
		acts: [{ ...act, onBehalfOf: visitor.department! }],
		next: "/work/recovery",
		back: "/work/recovery",
		effects: named ? [{ kind: "name-recovery-key", given: named }] : [],
	});
	return new SeeOther(path);
}

function serves({ visitor }: AskedBy): boolean {
	return visitor.kind === "officer" && visitor.roles.includes("account-recoverer");
}

async function modelOf(
	{ city, visitor }: Asked & AskedBy,
	written: WorkRecoveryModel["written"],
	fault?: WorkRecoveryModel["fault"],
): Promise<WorkRecoveryModel> {
	const page = await city.ask<{ readonly rows: readonly RecoveryRecord[] }>("identity", "recoveries", {
		department: visitor.department!,
		limit: mostLines,
	});
	const open = page?.rows.filter(isUnderWay) ?? [];
	const lines = open.map(async ({ account, requestedBy, requestedMs, dueMs }) => ({
		account,
		requestedBy: await partyOf(city, requestedBy),
		requestedMs,
		...(dueMs === undefined ? {} : { dueMs }),
		own: requestedBy === visitor.account,
	}));
	return { lines: await Promise.all(lines), written, ...(fault ? { fault } : {}) };
}
