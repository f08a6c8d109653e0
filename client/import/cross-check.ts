import { canonicalJson } from "@mingjian/ledger/crypto/canonical-json.ts";
import { isUscc } from "@mingjian/services/rules/uscc.ts";
import type { PlannedDepartment } from "./assign-departments.ts";
import { type Problem, problem } from "./problems.ts";
import type { Draft } from "./read-row.ts";

/** What a row turns out to be when the others are known. */
export interface Crossed {
	readonly problems: readonly Problem[];
	/** Decided here for repeats and conflicts; undefined where the record decides. */
	readonly outcome: "merged" | "refused" | undefined;
}

/**
 * Checks rows against each other, by row number. Rows that say the same are merged into the first; rows that share a code and
 * differ are all refused.
 */
export function crossCheck(
	drafts: readonly Draft[],
	departments: ReadonlyMap<string, PlannedDepartment>,
): ReadonlyMap<number, Crossed> {
	const byCode = Map.groupBy(drafts, ({ code }) => code);
	const firsts = [...byCode.values()].map(([first]) => first!);
	const byName = Map.groupBy(firsts, nameKey);
	const owners = new Map([...departments.values()].map((each) => [each.code, each]));
	return new Map(
		drafts.map((draft) => {
			const own = departments.get(draft.department)!;
			const repeated = repeat(draft, byCode.get(draft.code)!);
			const namesake = byName.get(nameKey(draft))?.find(({ code }) => code !== draft.code);
			const problems = [
				...ownerProblems(draft, own, owners),
				...(namesake
					? [{ ...problem("name-repeated", "name", draft.guide.title.zh), otherRow: namesake.row }]
					: []),
				...repeated.problems,
			];
			return [draft.row, { problems, outcome: repeated.outcome }];
		}),
	);
}

function repeat(draft: Draft, sharing: readonly Draft[]): Crossed {
	const first = sharing[0]!;
	const same = (other: Draft) => saying(other) === saying(draft);
	const other = sharing.find((each) => !same(each));
	if (other) {
		const conflict = { ...problem("item-code-conflict", "itemCode", draft.code), otherRow: other.row };
		return { problems: [conflict], outcome: "refused" };
	}
	if (draft === first) return { problems: [], outcome: undefined };
	const merged = { ...problem("row-repeated", undefined, draft.code), otherRow: first.row };
	return { problems: [merged], outcome: "merged" };
}

/** All a row says; how it wrote the letters of its code is no difference. */
function saying({ department, guide }: Draft): string {
	const { itemCode: _, ...origin } = guide.origin ?? {};
	return canonicalJson({ department, guide: { ...guide, origin } });
}

function nameKey({ department, guide }: Draft): string {
	return `${department}\n${guide.title.zh}`;
}

function ownerProblems(
	{ ownerCode }: Draft,
	own: PlannedDepartment,
	owners: ReadonlyMap<string, PlannedDepartment>,
): Problem[] {
	if (ownerCode === undefined || ownerCode === own.code || !isUscc(ownerCode)) return [];
	const code = owners.has(ownerCode) ? "owner-code-of-department" : "owner-code-other";
	return [problem(code, "itemCode", ownerCode)];
}
