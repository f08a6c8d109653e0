import type { Flow } from "../flow-schema.ts";
import { refuse } from "../refusals.ts";
import type { Case, Step } from "../schema.ts";
import { ownStages } from "./flow-fault.ts";
import type { Turn } from "./turn.ts";

/** Lines that share work out or say that time ran over: whoever wrote them judged nothing of the case. */
const organising: ReadonlySet<Step["act"]> = new Set(["assigned", "escalated", "deemed-accepted"]);
const takingOn: ReadonlySet<Step["act"]> = new Set(["claimed", "transferred"]);

/**
 * Whether somebody may not decide at a stage because they took part before: an appeal and a bad rating are for whoever had no part in the case at all; an outcome
 * that was overturned is made anew by others than those who made it. Sharing work out is no part.
 */
export function tookPart(flow: Flow, record: Case, stage: string, account: string): boolean {
	const theirs = record.log.filter(({ by, act }) => by === account && !organising.has(act));
	if (stage === ownStages.appeal || stage === ownStages.complaint)
		return theirs.some((step) => !(step.stage === stage && takingOn.has(step.act)));
	const deciding = flow.stages.find(({ decides }) => decides)!.id;
	if (stage !== ownStages.intake && stage !== deciding) return false;
	const last = record.log.findLastIndex(({ act }) => act === "appeal-decided");
	const before = new Set(record.log.slice(0, Math.max(0, last)));
	return theirs.some((step) => step.stage === stage && before.has(step));
}

/** Refuses took-part for an account that may not decide at a stage again. */
export function requireFresh({ context, flow, record }: Turn, stage: string, account?: string): void {
	if (tookPart(flow, record, stage, account ?? context.principal.account)) refuse("took-part");
}
