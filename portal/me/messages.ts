import type { StepKind } from "@mingjian/services/cases/choices.ts";
import { cases } from "@mingjian/services/cases/state.ts";
import type { DisclosureRecord, RequestRecord } from "@mingjian/services/disclosure/schema.ts";
import type { DelegationRecord, RecoveryRecord } from "@mingjian/services/identity/records.ts";
import { recoveryDelayMs } from "@mingjian/services/identity/recovery.ts";
import { recoveries } from "@mingjian/services/identity/state.ts";
import type { City } from "../city/city.ts";
import { caughtUp } from "./caught-up.ts";
import type { KeptMatter } from "./matters.ts";

/** Something the record says to one citizen, and where they see more of it. */
export interface Message {
	readonly atMs: number;
	readonly kind: MessageKind;
	/** Code of the service item it is about. */
	readonly item?: string;
	/** The department that did it. */
	readonly department?: string;
	readonly path: string;
}

/** Lines of a case's log that are the other side's word to the applicant. */
const told = [
	"accepted",
	"deemed-accepted",
	"declined",
	"returned",
	"lapsed",
	"extended",
	"procedure-begun",
	"procedure-ended",
	"decided",
	"delivered",
	"appeal-decided",
	"complaint-answered",
] as const satisfies readonly StepKind[];

export type MessageKind =
	| (typeof told)[number]
	| "dispute-answered"
	| "request-answered"
	| "delegated"
	| "recovery-asked"
	| "recovery-confirmed"
	| "recovery-completed";

const mostCases = 50;
const mostMessages = 100;
const mostOfMatter = 100;

/** Everything the record says to a citizen, newest first: about their applications, their data, and their account. */
export async function messagesOf(
	city: City,
	account: string,
	matters: readonly KeptMatter[],
): Promise<Message[]> {
	await caughtUp(city, account);
	const about = matters.slice(0, mostCases);
	const all = await Promise.all([
		ofCases(city, account),
		ofAccount(city, account),
		...about.map((matter) => ofData(city, matter)),
	]);
	return all
		.flat()
		.sort((one, other) => other.atMs - one.atMs)
		.slice(0, mostMessages);
}

async function ofCases(city: City, applicant: string): Promise<Message[]> {
	const page = await city.ask<{ readonly rows: readonly { readonly id: string }[] }>("cases", "cases", {
		applicant,
		limit: mostCases,
	});
	const context = city.node.queryContext("cases");
	const found = (page?.rows ?? []).flatMap(({ id }) => context.get(cases, id) ?? []);
	await city.node.durable(context.height);
	return found.flatMap(({ id, item, log }) =>
		log.flatMap(({ act, atMs, department }): Message[] => {
			const kind = told.find((each) => each === act);
			const by = department ? { department } : {};
			return kind ? [{ atMs, kind, item, ...by, path: `/me/cases/${id}` }] : [];
		}),
	);
}

async function ofAccount(city: City, account: string): Promise<Message[]> {
	const context = city.node.queryContext("identity");
	const recovery = context.get(recoveries, account) as RecoveryRecord | undefined;
	await city.node.durable(context.height);
	const page = await city.ask<{ readonly rows: readonly DelegationRecord[] }>("identity", "delegations", {
		to: account,
		limit: mostOfMatter,
	});
	const delegated = (page?.rows ?? []).map(
		({ sinceMs }): Message => ({ atMs: sinceMs, kind: "delegated", path: "/me/delegations" }),
	);
	return [...delegated, ...(recovery ? ofRecovery(recovery) : [])];
}

function ofRecovery({ requestedMs, dueMs, completedMs, department }: RecoveryRecord): Message[] {
	const path = "/me/security";
	const of = (kind: MessageKind, atMs: number): Message => ({ atMs, kind, department, path });
	return [
		of("recovery-asked", requestedMs),
		...(dueMs === undefined ? [] : [of("recovery-confirmed", dueMs - recoveryDelayMs)]),
		...(completedMs === undefined ? [] : [of("recovery-completed", completedMs)]),
	];
}

async function ofData(city: City, { tag, item }: KeptMatter): Promise<Message[]> {
	const wanted = { tag, limit: mostOfMatter };
	const [disputed, granted, refused] = await Promise.all([
		city.ask<{ readonly rows: readonly DisclosureRecord[] }>("disclosure", "disclosures", {
			...wanted,
			dispute: "answered",
		}),
		...["granted", "refused"].map((status) =>
			city.ask<{ readonly rows: readonly RequestRecord[] }>("disclosure", "requests", { ...wanted, status }),
		),
	]);
	const disputes = (disputed?.rows ?? []).map(
		({ dispute, department, number }): Message => ({
			atMs: dispute!.answeredMs!,
			kind: "dispute-answered",
			item,
			department,
			path: `/me/access#opening-${tag}-${number}`,
		}),
	);
	const answered = [...(granted?.rows ?? []), ...(refused?.rows ?? [])].map(
		({ content, department, answeredMs }): Message => ({
			atMs: answeredMs!,
			kind: "request-answered",
			item,
			department,
			path: `/me/data/${content}`,
		}),
	);
	return [...disputes, ...answered];
}
