import type { ApplyContext, CheckContext } from "@mingjian/ledger/runtime/context.ts";
import { isUscc } from "../rules/uscc.ts";
import { type NewKey, newKeys, openAccount } from "./opening.ts";
import { refuse } from "./refusals.ts";
import type { DepartmentInput } from "./schema.ts";
import { accounts } from "./state.ts";

/** Levels of departments below each other. */
const deepest = 8;

/** A department that may be written. */
export interface Registration {
	readonly account: string;
	readonly input: DepartmentInput;
	readonly firstKeys: readonly NewKey[];
}

/**
 * Checks departments in order; a parent may stand earlier in the same act. Refuses code-invalid, account-taken,
 * department-unknown, department-cycle (too deep), key-invalid, key-taken.
 */
export function checkRegistrations(
	context: CheckContext,
	inputs: readonly DepartmentInput[],
): readonly Registration[] {
	const parents = new Map<string, string | undefined>();
	const seenKeys = new Set<string>();
	return inputs.map((input) => {
		const account = `department:${input.code}`;
		if (isUscc(input.code) !== (input.codeScheme === "uscc")) refuse("code-invalid");
		if (parents.has(account) || context.get(accounts, account)) refuse("account-taken");
		checkParent(context, { department: account, parent: input.parent, parents });
		parents.set(account, input.parent);
		return { account, input, firstKeys: newKeys(context, input.keys, seenKeys) };
	});
}

interface Place {
	readonly department: string;
	readonly parent: string | undefined;
	/** Parents of departments that are not written yet. */
	readonly parents?: ReadonlyMap<string, string | undefined>;
}

/** Refuses a parent that is none (department-unknown), is below the department, or lies too deep (department-cycle). */
export function checkParent(context: CheckContext, { department, parent, parents }: Place): void {
	let above = parent;
	for (let level = 1; above !== undefined; level++) {
		if (above === department || level >= deepest) refuse("department-cycle");
		const written = context.get(accounts, above);
		if (!written && !parents?.has(above)) refuse("department-unknown");
		above = written ? written.parent : parents?.get(above);
	}
}

/** Writes departments that were checked. */
export function applyRegistration(
	context: ApplyContext,
	{ account, input, firstKeys }: Registration,
): string {
	const { code, codeScheme, name, parent } = input;
	const place = parent === undefined ? {} : { parent };
	openAccount(context, account, { kind: "department", name, code, codeScheme, ...place, firstKeys });
	return account;
}
