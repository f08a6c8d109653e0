import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { ownerOf, proveOwner } from "../owner.ts";
import { refuse } from "../refusals.ts";
import { keyInForce } from "../rules/key-in-force.ts";
import type { SealedPart, SealInput, SealResult } from "../schema.ts";
import { contents } from "../state.ts";

type Input = Static<typeof SealInput>;

/**
 * Puts sealed contents on the record: commitments and hashes, to whom and for what they are sealed, and nothing of what they say.
 * The owner seals, or a department that holds the data already and is responsible for it. Refuses owner-unproved,
 * departments-unfit, content-sealed, sealing-key-unknown.
 */
export const seal: Action<Input, Static<typeof SealResult>, undefined> = {
	check(context, input) {
		const { department } = context.principal;
		if (department === undefined) proveOwner(context, input.tag);
		else if (department !== input.responsible) refuse("departments-unfit");
		const ids = new Set(input.contents.map(({ content }) => content));
		if (ids.size !== input.contents.length) refuse("content-sealed");
		for (const part of input.contents) checkPart(context, input, part);
		return undefined;
	},
	apply(context, { contents: parts, tag, responsible, purpose, basis }) {
		for (const { content, ...part } of parts) {
			const terms = { tag, responsible, purpose, basis, ...part };
			context.put(contents, content, { ...terms, consented: [], sealedMs: context.timeMs });
		}
		return { contents: parts.length };
	},
};

function checkPart(context: CheckContext, { tag, responsible }: Input, part: SealedPart): void {
	if (context.get(contents, part.content)) refuse("content-sealed");
	const named = new Set(part.departments.map(({ department }) => department));
	if (!named.has(responsible) || named.size !== part.departments.length) refuse("departments-unfit");
	const holders = [{ holder: ownerOf(tag), key: part.owner.key }];
	for (const { department, key } of part.departments) holders.push({ holder: department, key });
	for (const { holder, key } of holders) {
		if (!keyInForce(context, holder, key)) refuse("sealing-key-unknown");
	}
}
