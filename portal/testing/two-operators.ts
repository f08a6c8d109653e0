// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import assert from "node:assert/strict";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { ed25519Signer } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { current, policies } from "@mingjian/services/governance/state.ts";
import { actAs } from "./office.ts";
import type { OpenCity } from "./open-city.ts";
import { refusedAct } from "./refused-act.ts";

type Seat = OpenCity["seats"][number];
type Acting = Parameters<typeof actAs>[1];

/** The operator of a city and a second one, of whom both must approve what changes. */
export class TwoOperators {
	readonly first: Seat;
	readonly second: Acting;
	readonly #city: OpenCity;
	#acts = 0;

	private constructor(city: OpenCity) {
		this.#city = city;
		this.first = city.seats.find(({ kind }) => kind === "operator")!;
		const signer = ed25519Signer(sha256(utf8("the second operator")));
		this.second = { account: "operator:second", signer };
	}

	/** Seats the second operator, and from then on two of two must approve. */
	static async seated(city: OpenCity): Promise<TwoOperators> {
		const both = new TwoOperators(city);
		const { first, second } = both;
		await both.propose(first, {
			kind: "seat-operator",
			account: second.account,
			name: { zh: "第二运维方", en: "Second operator" },
			algorithm: "Ed25519",
			publicKey: toBase64(second.signer.publicKey),
		});
		await both.blocksUntil(both.head() + 5);
		const policy = () => city.node.queryContext("governance").get(policies, current)!;
		const { origin: _origin, sinceMs: _since, ...terms } = policy();
		const number = await both.propose(first, {
			kind: "trust-policy",
			policy: { ...terms, version: terms.version + 1, changeQuorum: 2 } as Json,
		});
		await both.approve(second, number);
		await both.blocksUntil(both.head() + 5);
		assert.equal(policy().changeQuorum, 2);
		return both;
	}

	head(): number {
		return this.#city.node.head().height;
	}

	/** Somebody does something, so that there is a block. */
	async block(): Promise<void> {
		const { node, configuration } = this.#city;
		this.#acts += 1;
		await node.submit(
			refusedAct(configuration.ledger, Math.max(Date.now(), node.head().timeMs) + this.#acts),
		);
	}

	async blocksUntil(height: number): Promise<void> {
		while (this.head() < height) await this.block();
	}

	/** Proposes a change that takes effect so many blocks ahead; gives its number. */
	async propose(who: Acting, change: Json, { ahead = 4, reason = "walk" } = {}): Promise<number> {
		const input = { change, atHeight: this.head() + ahead, reason };
		const result = await actAs(this.#city, who, { act: "governance/propose", input });
		return (result as { readonly proposal: number }).proposal;
	}

	async approve(who: Acting, proposal: number): Promise<void> {
		await actAs(this.#city, who, { act: "governance/approve", input: { proposal } });
	}
}
