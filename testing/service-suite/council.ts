import assert from "node:assert/strict";
import { current, memberships, proposals } from "@mingjian/services/governance/state.ts";
import { type Actor, memberCard, SmallCity } from "./small-city.ts";

export const four = ["tax", "land", "water", "police"];
export const admit = (member: string, number: number, power = 10) => ({
	kind: "admit",
	...memberCard(member, number),
	power,
});

/** A consortium and what its members do in it, one act a block. */
export class Council {
	readonly city: SmallCity;

	constructor(members: readonly string[] = four) {
		this.city = new SmallCity([], members);
	}

	get height(): number {
		return this.city.ledger.chain.head.height;
	}

	/** Proposes by the first member, for a number of blocks after the one it is proposed in; gives the code. */
	propose(change: object, inBlocks = 10, by: Actor = this.city.operator): string {
		return this.city.code(by, "governance/propose", {
			change,
			atHeight: this.height + 1 + inBlocks,
		} as never);
	}

	approve(proposal: number, ...members: number[]): string[] {
		return members.map((order) =>
			this.city.code(this.city.operators[order]!, "governance/approve", { proposal }),
		);
	}

	/** Acts of no import, until so many blocks have passed. */
	pass(blocks: number): void {
		for (let n = 0; n < blocks; n++) this.city.citizen(`passer-by ${this.height}`);
	}

	/** A change three of the first four decide on, brought into force. */
	carry(change: object): void {
		assert.equal(this.propose(change, 4), "ok");
		const number = this.city.ledger.query("governance", "proposals", {}) as { rows: { number: number }[] };
		assert.deepEqual(this.approve(number.rows[0]!.number, 1, 2), ["ok", "ok"]);
		this.pass(3);
	}

	members() {
		return this.city.ledger.get(memberships, current)!.members.map(({ member, power }) => [member, power]);
	}

	status(number: number) {
		return this.city.ledger.get(proposals, `${number}`)!.status;
	}
}
