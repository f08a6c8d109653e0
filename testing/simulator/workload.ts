import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { operator, type Person, person, signed, words } from "./people.ts";
import type { Random } from "./random.ts";

/** One envelope to be handed over. */
export interface Submission {
	readonly bytes: Bytes;
	readonly issuedAt: number;
	/** Why the door must refuse it; undefined where it may stand on the record. */
	readonly refusal?: string;
}

const mostCitizens = 40;
const departments = 6;
const validityMs = 10 * 60 * 1000;

/** Acts of a small town: accounts opened once and again, departments amended, people suspended, and what no door lets in. */
export class Workload {
	readonly #random: Random;
	readonly #citizens: Person[] = [];
	#nonce = 0;

	constructor(random: Random) {
		this.#random = random;
	}

	/** So many submissions at a time by the senders' clocks; some of them twice, in any order. */
	next(count: number, clockMs: number): Submission[] {
		const fresh = Array.from({ length: count }, () => this.#one(clockMs + this.#random.int(4000) - 2000));
		const again = fresh.filter(() => this.#random.chance(25));
		return this.#random.shuffled([
			...fresh,
			...again.map((each) => ({ ...each, bytes: each.bytes.slice() })),
		]);
	}

	#one(issuedAt: number): Submission {
		return this.#random.chance(85) ? this.#honest(issuedAt) : this.#refused(issuedAt);
	}

	#honest(issuedAt: number): Submission {
		const acts = [
			() => this.#register(),
			() => this.#register(),
			() => this.#department("register-department", { codeScheme: "local", keys: [this.#citizen().key] }),
			() => this.#amend(),
			() => this.#suspension(),
		];
		const { by, action, input } = this.#random.pick(acts)();
		return { issuedAt, bytes: signed(by, { action, input, issuedAt, nonce: this.#newNonce() }) };
	}

	#refused(issuedAt: number): Submission {
		const { by, action, input } = this.#register();
		const act = { action, input, issuedAt, nonce: this.#newNonce() };
		const kinds: (() => Submission)[] = [
			() => ({ issuedAt, bytes: broken(signed(by, act)), refusal: "signature-invalid" }),
			() => ({ issuedAt, bytes: signed(by, { ...act, ledger: "another" }), refusal: "ledger-other" }),
			() => ({ issuedAt, bytes: signed(by, { ...act, action: "abolish" }), refusal: "action-unknown" }),
			() => ({ issuedAt, bytes: signed(by, { ...act, input: { keys: [] } }), refusal: "input-invalid" }),
			() => ({ issuedAt, bytes: signed(by, act).subarray(0, -1), refusal: "envelope-truncated" }),
			() => {
				const long = issuedAt - 60 * validityMs;
				return {
					issuedAt: long,
					bytes: signed(by, { ...act, issuedAt: long }),
					refusal: "transaction-expired",
				};
			},
			() => {
				const amend = this.#amend();
				const impostor = { ...by, account: operator.account };
				return {
					issuedAt,
					bytes: signed(impostor, { ...act, action: amend.action, input: amend.input }),
					refusal: "key-unknown",
				};
			},
		];
		return this.#random.pick(kinds)();
	}

	#register() {
		const by = this.#citizen();
		return { by, action: "register", input: { keys: [by.key] } };
	}

	#amend() {
		const department = `department:D${this.#random.int(departments)}`;
		const name = words(`更名 ${this.#random.int(1000)}`, `Renamed ${this.#random.int(1000)}`);
		return { by: operator, action: "amend-department", input: { department, name } };
	}

	#suspension() {
		const action = this.#random.pick(["suspend", "resume"]);
		return { by: operator, action, input: { account: this.#citizen().account, reason: "a test" } };
	}

	#department(action: string, more: Readonly<Record<string, Json>>) {
		const input: Json = { code: `D${this.#random.int(departments)}`, name: words("局", "Office"), ...more };
		return { by: operator, action, input };
	}

	#citizen(): Person {
		if (this.#citizens.length < mostCitizens && this.#random.chance(60)) {
			const citizen = known(this.#citizens.length);
			this.#citizens.push(citizen);
			return citizen;
		}
		return this.#citizens.length === 0 ? known(0) : this.#random.pick(this.#citizens);
	}

	#newNonce(): string {
		return `nonce-${String(this.#nonce++).padStart(8, "0")}`;
	}
}

const people: Person[] = [];

// Making keys costs more than all else; the same people live in every simulated town.
function known(order: number): Person {
	people[order] ??= person("citizen", String(order));
	return people[order];
}

function broken(envelope: Bytes): Bytes {
	envelope[envelope.length - 1]! ^= 1;
	return envelope;
}
