import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { numberInForce, versionKey } from "../rules/type-in-force.ts";
import { types, typeVersions } from "../state.ts";
import type { TypeInForceResult, TypeParameters } from "./results.ts";

/** One type, and its version in force at a moment. */
export const readType: Query<TypeParameters, Static<typeof TypeInForceResult>> = (
	context,
	{ type, atMs },
) => {
	const record = context.get(types, type);
	if (!record) return undefined;
	const number = numberInForce(record, atMs ?? context.timeMs);
	const inForce = context.get(typeVersions, versionKey(type, number));
	return { type, record, number, ...(inForce === undefined ? {} : { inForce }) };
};
