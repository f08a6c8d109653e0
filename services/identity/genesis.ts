import type { Genesis } from "@mingjian/ledger/runtime/contract.ts";
import { validator } from "@mingjian/ledger/runtime/validators.ts";
import { type Static, Type } from "typebox";
import { closed, worded } from "../schema-words.ts";
import { OperatorId } from "../terms.ts";
import { openAccount } from "./opening.ts";
import { idOfKey } from "./rules/public-key.ts";
import { Keys, Name } from "./schema.ts";

const Operator = closed({
	id: worded(OperatorId, "运维账户", "Operator's account"),
	name: worded(Name, "名称", "Name"),
	keys: worded(Keys, "公钥", "Public keys"),
});

/** The identity member of the genesis document: who runs the ledger at its beginning. */
export const IdentityGenesis = closed({
	operators: worded(Type.Array(Operator, { minItems: 1, maxItems: 16 }), "运维方", "Operators"),
});
export type IdentityGenesis = Static<typeof IdentityGenesis>;

/** Opens the operators' accounts. A document without them, or with one key twice, is a mistake of its author (TypeError). */
export const identityGenesis: Genesis = (context, { services }) => {
	const given: unknown = services.identity;
	if (!fits(given)) throw new TypeError("genesis: services.identity has no operators");
	const seen = new Set<string>();
	for (const { id, name, keys } of given.operators) {
		const firstKeys = keys.map((key) => ({ id: idOfKey(key), key }));
		for (const each of [id, ...firstKeys.map((key) => key.id)]) {
			if (seen.has(each)) throw new TypeError(`genesis: services.identity names ${each} twice`);
			seen.add(each);
		}
		openAccount(context, id, { kind: "operator", name, firstKeys });
	}
};

function fits(given: unknown): given is IdentityGenesis {
	return validator(IdentityGenesis).Check(given);
}
