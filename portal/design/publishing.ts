import {
	type PackPlan,
	type PlannedPart,
	type PlannedRule,
	planPack,
} from "@mingjian/client/cases/plan-pack.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { BoundPack } from "@mingjian/services/packs/bind-pack.ts";
import type { City } from "../city/city.ts";
import type { Me } from "../me/me.ts";
import { mayDo } from "../pages/work-act/load.ts";
import type { ActToSign } from "../session/signing.ts";
import type { Known } from "../session/visitor.ts";
import type { Design } from "./design.ts";

/** Officers besides the authors who must approve a rule. */
export const approvalsNeeded = 2;

/** How far a part is on its way to the record. */
export type PartState = "unchanged" | "draft" | "review" | "objected" | "ready" | "waits";

export interface PartLine {
	readonly part: PlannedPart["part"] | "rule";
	readonly name: string;
	readonly state: PartState;
	readonly isNew: boolean;
	readonly approvals: number;
	/** What reviewers said who object. */
	readonly objections: readonly string[];
}

/** What publishing a design takes now, and what of it somebody may do. */
export interface Publishing {
	readonly parts: readonly PartLine[];
	/** Drafts of rules that are to be put forward. */
	readonly forward: readonly ActToSign[];
	/** Acts that publish what is ready, in order. */
	readonly publish: readonly ActToSign[];
	/** Parts that are ready and that this person may not publish. */
	readonly others: readonly PartLine["part"][];
	readonly done: boolean;
}

/** Holds a sound design against the record. */
export async function publishingOf(
	{ city, me, visitor }: { readonly city: City; readonly me: Me; readonly visitor: Known },
	design: Design,
	bound: BoundPack,
): Promise<Publishing> {
	const { effectiveFromMs = 0, note = "" } = design;
	const later = effectiveFromMs > city.node.head().timeMs;
	const plan = await planPack(me.edge.client, bound, {
		note: note === "" ? "修订 Revised" : note,
		...(later ? { flowFromMs: effectiveFromMs } : {}),
	});
	const rules = plan.rules.map(ruleLine);
	const reviewed = rules.every(({ state }) => state === "unchanged" || state === "ready");
	const lines = [
		...(plan.certificate ? [partLine(plan.certificate, reviewed)] : []),
		...rules,
		partLine(plan.flow, reviewed),
		// A guide takes effect when it is published: where people apply already, it must not come before its flow and rules.
		partLine(plan.guide, reviewed && !(later && plan.guide.fate === "amended")),
	];
	const acts = actsOf(plan, lines);
	const mine = acts.filter(({ act }) => mayDo(visitor, act.service, act.action));
	return {
		parts: lines,
		forward: plan.rules.flatMap(({ rule, fate, forward }) =>
			fate === "unchanged" || forward
				? []
				: [onBehalf(visitor, "rulebook/draft", { rule } as unknown as Json)],
		),
		publish: mine.map(({ act }) => onBehalf(visitor, `${act.service}/${act.action}`, act.input)),
		others: acts.filter((each) => !mine.includes(each)).map(({ part }) => part),
		done: lines.every(({ state }) => state === "unchanged"),
	};
}

function ruleLine({ name, fate, forward }: PlannedRule): PartLine {
	const reviews = forward?.reviews ?? [];
	const approvals = reviews.filter(({ verdict }) => verdict === "approve").length;
	const against = reviews.filter(({ verdict }) => verdict === "object");
	const state =
		fate === "unchanged"
			? "unchanged"
			: !forward
				? "draft"
				: against.length > 0
					? "objected"
					: approvals < approvalsNeeded
						? "review"
						: "ready";
	const objections = against.map(({ note }) => note ?? "");
	return { part: "rule", name, state, isNew: fate === "published", approvals, objections };
}

function partLine({ part, name, fate }: PlannedPart, ready: boolean): PartLine {
	const state = fate === "unchanged" ? "unchanged" : ready ? "ready" : "waits";
	return { part, name, state, isNew: fate === "published", approvals: 0, objections: [] };
}

interface OrderedAct {
	readonly part: PartLine["part"];
	readonly act: { readonly service: string; readonly action: string; readonly input: Json };
}

function actsOf(plan: PackPlan, lines: readonly PartLine[]): OrderedAct[] {
	const isReady = (part: string, name: string) =>
		lines.some((line) => line.part === part && line.name === name && line.state === "ready");
	const parts = (each: PlannedPart | undefined): OrderedAct[] =>
		each?.act && isReady(each.part, each.name)
			? [{ part: each.part, act: { ...named(each.act.act), input: each.act.input } }]
			: [];
	const rules = plan.rules.flatMap(({ name, forward }): OrderedAct[] =>
		forward && isReady("rule", name)
			? [{ part: "rule", act: { ...named("rulebook/publish"), input: { ...forward.text } } }]
			: [],
	);
	return [...parts(plan.certificate), ...rules, ...parts(plan.flow), ...parts(plan.guide)];
}

function named(act: string): { readonly service: string; readonly action: string } {
	const [service, action] = act.split("/") as [string, string];
	return { service, action };
}

/** An act as an officer of a department does it, or its seal. */
export function onBehalf({ department, account }: Known, act: string, input: Json): ActToSign {
	const behalf = department === undefined || department === account ? {} : { onBehalfOf: department };
	return { ...named(act), input, ...behalf };
}
