import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import type { MembersAnswer } from "../proposals/proposal-schema.ts";
import { quorumOf } from "../rules/power-fault.ts";
import { current, memberships } from "../state.ts";

/** The departments that order together; undefined where one operator orders. */
export const members: Query<object, Static<typeof MembersAnswer>> = (context) => {
	const membership = context.get(memberships, current);
	if (!membership) return undefined;
	const voices = membership.members.filter(({ power }) => power > 0).length;
	return { ...membership, quorum: quorumOf(voices) };
};
