import { fromBase64, toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { canonicalJson, commitment } from "@mingjian/ledger/crypto/canonical-json.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { factsOf } from "../cases/case-facts.ts";
import type { CaseFile } from "../cases/case-file.ts";
import type { DecisionFile } from "./decision-file.ts";
import type { Difference } from "./recompute.ts";

/** What an applicant has of their own case, to hold a decision against. */
export type OwnCase = Pick<CaseFile, "case" | "answers" | "contents">;

/**
 * Whether the facts are those of the sealed contents that the decision names on the record: each content in the file opens its commitment there, and the flow's
 * wiring gives just these facts from them. Nothing to say of a decision that rests on no sealed contents.
 */
export function sourceDifferences({ decision, sources = [], ground, facts }: DecisionFile): Difference[] {
	const recorded = decision.sources ?? [];
	if (recorded.length === 0 && sources.length === 0 && !ground) return [];
	const ids = (of: readonly { readonly content: string }[]) => of.map(({ content }) => content).sort();
	if (!ground || ids(recorded).join() !== ids(sources).join()) return [{ code: "source-set", where: "" }];
	const wrong = sources.filter(
		({ content, salt, value }) =>
			committed(salt, value) !== recorded.find((each) => each.content === content)?.commitment,
	);
	const told = Object.assign({}, ground.open, ...sources.map(({ value }) => value));
	return [
		...wrong.map(({ content }) => ({ code: "source-value" as const, where: content })),
		...factDifferences(expected({ decision, ground }, told), facts).map((each) => ({
			...each,
			code: "fact-not-sealed" as const,
		})),
	];
}

/** Whether it was decided over what the applicant themselves handed in, by their case file. */
export function ownDifferences({ decision, ground, facts }: DecisionFile, own: OwnCase): Difference[] {
	if (decision.matter === undefined || decision.matter !== own.case)
		return [{ code: "other-case", where: "" }];
	const mine = new Set(own.contents.map(({ content }) => content));
	const foreign = (decision.sources ?? []).filter(({ content }) => !mine.has(content));
	if (!ground) return [{ code: "source-set", where: "" }];
	return [
		...foreign.map(({ content }) => ({ code: "source-not-own" as const, where: content })),
		...factDifferences(expected({ decision, ground }, own.answers), facts).map((each) => ({
			...each,
			code: "fact-not-given" as const,
		})),
	];
}

type Grounded = Pick<DecisionFile, "decision"> & { readonly ground: NonNullable<DecisionFile["ground"]> };

/** What the flow's wiring makes of answers. */
function expected({ decision, ground }: Grounded, answers: CaseFile["answers"]) {
	const { facts, materials, submittedMs, receivedMs } = ground;
	const record = { materials: materials.map((code) => ({ code })), submittedMs, receivedMs };
	return factsOf({ facts }, { answers, record, asOfMs: decision.asOfMs });
}

function factDifferences(
	right: Readonly<Record<string, unknown>>,
	used: Readonly<Record<string, unknown>>,
): Omit<Difference, "code">[] {
	const memberOf = (of: Readonly<Record<string, unknown>>, name: string) =>
		Object.hasOwn(of, name) ? (of[name] as Json) : undefined;
	return [...new Set([...Object.keys(right), ...Object.keys(used)])].sort().flatMap((where) => {
		const [recorded, recomputed] = [memberOf(used, where), memberOf(right, where)];
		if (canonicalJson([recorded ?? null]) === canonicalJson([recomputed ?? null])) return [];
		return [
			{
				where,
				...(recorded === undefined ? {} : { recorded }),
				...(recomputed === undefined ? {} : { recomputed }),
			},
		];
	});
}

function committed(salt: string, value: Json): string | undefined {
	try {
		return toBase64(commitment(fromBase64(salt), value));
	} catch {
		return undefined;
	}
}
