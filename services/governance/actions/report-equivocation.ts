import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { verifyEd25519 } from "@mingjian/ledger/crypto/ed25519.ts";
import { EncodingError } from "@mingjian/ledger/crypto/encoding-error.ts";
import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { votesWith } from "../proposals/effect.ts";
import type {
	EquivocationInput,
	EquivocationResult,
	MembershipRecord,
} from "../proposals/proposal-schema.ts";
import type { Vote } from "../proposals/vote-schema.ts";
import { refuse } from "../refusals.ts";
import { voteBytes } from "../rules/vote-bytes.ts";
import { current, memberships } from "../state.ts";

interface Struck {
	readonly member: string;
	readonly membership: MembershipRecord;
}

/**
 * Two votes of one member for different blocks, in the same step, with its signatures: the proof needs nobody's approval, and the member has no
 * votes any more. Refuses members-none, member-unknown, member-struck, equivocation-unproved, power-moved.
 */
export const reportEquivocation: Action<
	Static<typeof EquivocationInput>,
	Static<typeof EquivocationResult>,
	Struck
> = {
	check(context, { validatorKey, first, second }) {
		const membership = context.get(memberships, current);
		if (!membership) refuse("members-none");
		const found = membership.members.find((each) => votesWith(each, validatorKey));
		if (!found) refuse("member-unknown");
		if (found.struckMs !== undefined) refuse("member-struck");
		const votes = [first, second];
		if (!contradict(first, second) || !votes.every((vote) => signed(membership.chain, validatorKey, vote)))
			refuse("equivocation-unproved");
		const struck = { ...found, power: 0, struckMs: context.timeMs };
		const members = membership.members.map((each) => (each === found ? struck : each));
		// Without any votes the record would end; its last member cannot be struck.
		if (members.every(({ power }) => power === 0)) refuse("power-moved");
		return { member: found.member, membership: { ...membership, sinceHeight: context.height, members } };
	},
	apply(context, _, { member, membership }) {
		context.put(memberships, current, membership);
		return { member };
	},
};

/** Whether two votes of one member in the same step are for different blocks. */
function contradict(first: Vote, second: Vote): boolean {
	const sameStep =
		first.type === second.type && first.height === second.height && first.round === second.round;
	const sameBlock =
		first.blockHash === second.blockHash &&
		first.partsHash === second.partsHash &&
		first.partsTotal === second.partsTotal;
	return sameStep && !sameBlock;
}

function signed(chain: string, validatorKey: string, vote: Vote): boolean {
	try {
		return verifyEd25519(fromBase64(validatorKey), voteBytes(chain, vote), fromBase64(vote.signature));
	} catch (error) {
		if (error instanceof EncodingError) return false;
		throw error;
	}
}
