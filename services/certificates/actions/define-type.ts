import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { DefineTypeInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { checkDefinition, writeVersion } from "../rules/type-definition.ts";
import { typeCodes, types } from "../state.ts";

/** Defines a type of certificate; its department keeps it from then on. Refuses type-taken and what checkDefinition refuses. */
export const defineType: Action<DefineTypeInput, { type: string; version: number }, { department: string }> =
	{
		check(context, input) {
			if (context.get(types, input.type) || context.get(typeCodes, input.code)) refuse("type-taken");
			checkDefinition(context, input);
			return { department: context.principal.department ?? refuse("type-not-yours") };
		},
		apply(context, { code, ...input }, { department }) {
			context.put(typeCodes, code, { type: input.type });
			return writeVersion(context, { code, department, versions: [] }, input);
		},
	};
