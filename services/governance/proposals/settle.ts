import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import { type GovernanceRefusal, refuse } from "../refusals.ts";
import { issuingKeyId } from "../rules/issuing-key-id.ts";
import { current, proposals, schedules } from "../state.ts";
import type { Change } from "./change-schema.ts";
import { accountOf, effectOf } from "./effect.ts";
import {
	mostWaiting,
	type ProposalRecord,
	type ProposalResult,
	type ScheduleRecord,
} from "./proposal-schema.ts";
import { voicesFor } from "./voices.ts";

/** A proposal after somebody approved of it, what waits then, and how it stands. */
export interface Settled {
	readonly proposal: ProposalRecord;
	readonly schedule: ScheduleRecord;
	readonly result: ProposalResult;
}

/** Which proposals wait; none where there was none yet. */
export function scheduleOf(context: Pick<CheckContext, "get">): ScheduleRecord {
	return context.get(schedules, current) ?? { proposals: 0, waiting: [], scheduled: [] };
}

/** The accounts that sign this act and have a voice. */
function signers({ principal }: CheckContext): string[] {
	return [principal.account, ...principal.cosigners.map(({ account }) => account)];
}

/**
 * Counts who signed this act as approving. Where that makes enough, the change is set down for its block. Refuses proposal-height, change-pending and what
 * keeps the change from being made.
 */
export function settle(context: CheckContext, proposal: ProposalRecord, schedule: ScheduleRecord): Settled {
	const { change, number, atHeight } = proposal;
	fitOrRefuse(context, change, atHeight);
	if (atHeight <= context.height) refuse("proposal-height");
	const voices = voicesFor(context, change);
	const approvals = [...new Set([...proposal.approvals, ...signers(context)])].filter(voices.has);
	if (!voices.has(context.principal.account)) refuse("no-voice");
	const enough = approvals.length >= voices.quorum;
	if (enough && pending(context, schedule, change)) refuse("change-pending");
	const without = schedule.waiting.filter((each) => each !== number);
	const waiting = enough ? without : [...without, number];
	const scheduled = enough ? [...schedule.scheduled, number] : schedule.scheduled;
	if (waiting.length + scheduled.length > mostWaiting) refuse("proposals-many");
	const status = enough ? "scheduled" : "open";
	return {
		proposal: { ...proposal, approvals, status, ...(enough ? { settledHeight: context.height } : {}) },
		schedule: { ...schedule, waiting, scheduled },
		result: { proposal: number, status, approvals: approvals.length, quorum: voices.quorum },
	};
}

function fitOrRefuse(context: CheckContext, change: Change, height: number): void {
	const fault = accountFault(context, change) ?? keyFault(change);
	if (fault) refuse(fault);
	const { timeMs, logSize } = context;
	const effect = effectOf(context, change, { height, timeMs, logSize });
	if (typeof effect === "string") refuse(effect);
}

/** What the accounts as they are say against a change. */
function accountFault(context: CheckContext, change: Change): GovernanceRefusal | undefined {
	const known = (account: string) => context.use("accounts").describe(account);
	switch (change.kind) {
		case "admit":
			return known(accountOf(change.member)) ? "member-known" : undefined;
		case "seat-operator":
			return known(change.account) ? "operator-known" : undefined;
		case "retire-operator":
			return known(change.account)?.active ? undefined : "operator-unknown";
		default:
			return undefined;
	}
}

function keyFault(change: Change): GovernanceRefusal | undefined {
	const ed25519 = (publicKey: string) => issuingKeyId({ algorithm: "Ed25519", publicKey });
	const fits = () => {
		if (change.kind === "admit")
			return [change.validatorKey, change.logKey, change.operatorKey].every((key) => ed25519(key));
		if (change.kind === "rotate-key") return ed25519(change.validatorKey) !== undefined;
		return change.kind !== "seat-operator" || issuingKeyId(change) !== undefined;
	};
	return fits() ? undefined : "change-key";
}

/** What a change touches: of two that touch the same, the second waits until the first is in force, so that both mean what was approved. */
function touches(change: Change): string[] {
	switch (change.kind) {
		case "admit":
		case "remove":
			return ["members", "policy"];
		case "power":
		case "rotate-key":
		case "address":
			return ["members"];
		case "trust-policy":
			return ["policy"];
		case "contract":
			return [`contract ${change.service}`];
		case "parameters":
			return ["parameters"];
		case "seat-operator":
		case "retire-operator":
			return ["operators"];
	}
}

/** Whether a change that touches the same is set down already. */
export function pending(
	context: Pick<CheckContext, "get">,
	{ scheduled }: ScheduleRecord,
	change: Change,
): boolean {
	const wanted = touches(change);
	return scheduled.some((number) =>
		touches(context.get(proposals, `${number}`)!.change).some((each) => wanted.includes(each)),
	);
}
