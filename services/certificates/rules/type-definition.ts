import type { ApplyContext, CheckContext } from "@mingjian/ledger/runtime/context.ts";
import type { AmendTypeInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import type { TypeRecord } from "../schema.ts";
import { types, typeVersions } from "../state.ts";
import { startOfDay } from "./calendar.ts";
import { issuerCodeOf } from "./identifier.ts";
import { versionKey } from "./type-in-force.ts";

/**
 * Refuses a version that is back-dated (effective-in-past), whose required or public members its schema does not have
 * (field-undeclared), that makes members public without a law (public-basis), or whose issuers are unknown
 * (issuer-unknown) or have no room in an identifier (issuer-code).
 */
export function checkDefinition(context: CheckContext, input: AmendTypeInput): void {
	if (input.effectiveFromMs < startOfDay(context.timeMs)) refuse("effective-in-past");
	const { properties, required } = input.particulars;
	for (const name of required) if (!Object.hasOwn(properties, name)) refuse("field-undeclared");
	for (const name of input.publicFields) {
		// A public member is always there, and is a text, so that the record's value can be compared with the holder's.
		if (!required.includes(name) || properties[name]?.type !== "string") refuse("field-undeclared");
	}
	if (input.publicFields.length > 0 !== (input.publicBasis !== undefined)) refuse("public-basis");
	const accounts = context.use("accounts");
	for (const department of input.issuers) {
		if (accounts.describe(department)?.kind !== "department") refuse("issuer-unknown");
		if (issuerCodeOf(department) === undefined) refuse("issuer-code");
	}
}

/** Writes a further version of a type, and the type with it. */
export function writeVersion(
	context: ApplyContext,
	before: Omit<TypeRecord, "name">,
	{ type, ...version }: AmendTypeInput,
) {
	const versions = [...before.versions, version.effectiveFromMs];
	context.put(types, type, { ...before, name: version.name, versions });
	context.put(typeVersions, versionKey(type, versions.length), {
		...version,
		transaction: context.transaction,
	});
	return { type, version: versions.length };
}
