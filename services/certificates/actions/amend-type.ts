import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { AmendTypeInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { checkDefinition, writeVersion } from "../rules/type-definition.ts";
import { mostTypeVersions, type TypeRecord } from "../schema.ts";
import { types } from "../state.ts";

/**
 * Adds a version to a type, in effect from today or later; versions before stay as they were. Certificates issued
 * already keep the rules they were issued under. Refuses type-unknown, type-not-yours, type-versions, effective-in-past.
 */
export const amendType: Action<AmendTypeInput, { type: string; version: number }, TypeRecord> = {
	check(context, input) {
		const record = context.get(types, input.type) ?? refuse("type-unknown");
		if (record.department !== context.principal.department) refuse("type-not-yours");
		if (record.versions.length >= mostTypeVersions) refuse("type-versions");
		if (input.effectiveFromMs <= record.versions.at(-1)!) refuse("effective-in-past");
		checkDefinition(context, input);
		return record;
	},
	apply: (context, input, record) => writeVersion(context, record, input),
};
