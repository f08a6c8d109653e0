import type { EngineParameters, MemberPower } from "@mingjian/consensus/driver/machine.ts";
import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { membersHash } from "@mingjian/ledger/record/members.ts";
import type { OrderingMember, OrderingParameters } from "@mingjian/ledger/runtime/capabilities.ts";
import type { StateReader } from "@mingjian/ledger/runtime/context.ts";
import type { Registry } from "@mingjian/ledger/runtime/registry.ts";

/** Who orders, as the record says at one moment. */
export interface Ordering {
	readonly members: readonly OrderingMember[] | undefined;
	readonly parameters: OrderingParameters | undefined;
}

/** Reads from the state who orders; where the record does not say, those of the genesis do. */
export class Orderers {
	readonly #registry: Registry;
	readonly #genesis: Bytes;
	#known: { readonly members: readonly OrderingMember[]; readonly hash: Bytes } | undefined;

	constructor(registry: Registry, genesis: readonly string[]) {
		this.#registry = registry;
		this.#genesis = membersHash(genesis);
	}

	at(state: StateReader): Ordering {
		const membership = this.#registry.optional("membership", state);
		return { members: membership?.members(), parameters: membership?.parameters() };
	}

	/** Hash of who orders the next block (spec/record.md §5): the keys of the logs of all members with votes. */
	hash({ members }: Ordering): Bytes {
		if (!members) return this.#genesis;
		if (this.#known?.members !== members) {
			const voting = members.filter(({ power }) => power > 0).map(({ logKey }) => logKey);
			this.#known = { members, hash: membersHash(voting) };
		}
		return this.#known.hash;
	}
}

/** What an engine is told of a change of members and parameters: powers by key, 0 where a key votes no more. */
export function orderingChanges(
	before: Ordering,
	after: Ordering,
): { readonly members?: readonly MemberPower[]; readonly parameters?: EngineParameters } {
	const members = before.members === after.members ? [] : powerChanges(before.members, after.members);
	const { parameters } = after;
	return {
		...(members.length > 0 ? { members } : {}),
		...(parameters && parameters !== before.parameters && !same(parameters, before.parameters)
			? { parameters }
			: {}),
	};
}

function powerChanges(
	before: readonly OrderingMember[] = [],
	after: readonly OrderingMember[] = [],
): MemberPower[] {
	const had = new Map(before.map(({ validatorKey, power }) => [validatorKey, power]));
	const has = new Map(after.map(({ validatorKey, power }) => [validatorKey, power]));
	return [...new Set([...had.keys(), ...has.keys()])]
		.filter((key) => (had.get(key) ?? 0) !== (has.get(key) ?? 0))
		.map((key) => ({ publicKey: fromBase64(key), power: BigInt(has.get(key) ?? 0) }));
}

function same(one: OrderingParameters, other: OrderingParameters | undefined): boolean {
	return one.blockBytes === other?.blockBytes && one.evidenceMs === other.evidenceMs;
}
