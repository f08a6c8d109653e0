import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import type { RandomBytes } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { RuleUse } from "@mingjian/services/cases/flow-wiring.ts";
import type { Evaluation } from "@mingjian/services/rulebook/rules/evaluate.ts";
import { rulebookService } from "@mingjian/services/rulebook/service.ts";
import { composeDecision } from "../recompute/compose-decision.ts";
import type { DecisionFile } from "../recompute/decision-file.ts";
import { type FactGround, factsOf } from "./case-facts.ts";
import { CaseTrouble } from "./case-trouble.ts";
import { actFor, type DepartmentSetting } from "./department-access.ts";

/** What a rule said of a case: recorded, with the file of the person concerned, or that a person must decide. */
export type RuledCase =
	| {
			readonly kind: "decided";
			readonly decision: string;
			/** What stands open of the outcome, by name. */
			readonly outcome: Readonly<Record<string, unknown>>;
			readonly file: DecisionFile;
	  }
	| { readonly kind: "human"; readonly evaluation: Extract<Evaluation, { kind: "human" }> };

/** Evaluates the rule in force over a case's unsealed facts and records what it decided, for this case. Refuses (CaseTrouble) a rule that is not in force. */
export async function decideByRule(
	setting: DepartmentSetting,
	{ matter, use, ground }: { readonly matter: string; readonly use: RuleUse; readonly ground: FactGround },
	random: RandomBytes,
): Promise<RuledCase> {
	const { asOfMs, read, record } = ground;
	const queries = setting.client.of(rulebookService).queries;
	const found = (await queries.rule({ id: use.rule, atMs: asOfMs }))?.result;
	if (!found?.shown || found.inForce !== found.shown.version) throw new CaseTrouble("rule-unknown");
	const { rule, version } = found.shown;
	const composed = composeDecision({
		rule,
		version,
		facts: factsOf(use, ground),
		decision: toHex(random(16)),
		seed: random(32),
		asOfMs,
		...(read
			? {
					read: {
						sources: read.sources,
						ground: {
							facts: use.facts,
							open: read.open,
							materials: record.materials.map(({ code }) => code),
							submittedMs: record.submittedMs,
							receivedMs: record.receivedMs,
						},
					},
				}
			: {}),
	});
	if (composed.kind === "human") return composed;
	const { decision } = composed.input;
	await actFor(setting, "rulebook/record-decision", { ...composed.input, matter } as unknown as Json);
	const recorded = (await queries.decision({ decision }))?.result;
	if (!recorded) throw new TypeError(`decision ${decision} was recorded and is not there`);
	const { outcome } = composed.input;
	return { kind: "decided", decision, outcome, file: composed.file(recorded.decision) };
}
