import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import { quorumOf } from "../rules/power-fault.ts";
import { current, memberships, policies } from "../state.ts";
import type { Change } from "./change-schema.ts";

/** Who decides on a change, and how many of them must agree. */
export interface Voices {
	has(account: string): boolean;
	readonly quorum: number;
}

type Asking = Pick<CheckContext, "get" | "use">;

/**
 * In a consortium the members with votes, one voice each, more than two thirds of them; elsewhere the operators, as many as the trust
 * policy asks for. A trust policy needs what the one in force and the new one both ask for, besides. Nobody is asked about their own retirement.
 */
export function voicesFor(context: Asking, change: Change): Voices {
	const membership = context.get(memberships, current);
	const { changeQuorum } = context.get(policies, current)!;
	const voters = membership?.members.filter(({ power }) => power > 0).map(({ account }) => account);
	const usual = voters ? quorumOf(voters.length) : changeQuorum;
	const asked = change.kind === "trust-policy" ? [changeQuorum, change.policy.changeQuorum] : [];
	return {
		has(account) {
			if (change.kind === "retire-operator" && account === change.account) return false;
			if (voters) return voters.includes(account);
			const found = context.use("accounts").describe(account);
			return found?.kind === "operator" && found.active;
		},
		quorum: Math.max(usual, ...asked),
	};
}

/** Whether somebody may propose and approve at all: an operator, of a member with votes where there are members. */
export function hasVoice(context: Asking, account: string): boolean {
	const membership = context.get(memberships, current);
	return membership?.members.some((each) => each.account === account && each.power > 0) ?? true;
}
