import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import { formatVkey, LOG_KEY, verifierKey } from "@mingjian/ledger/note/vkey.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { AppliedBlock, Entry } from "@mingjian/ledger/runtime/chain.ts";
import type { Contract } from "@mingjian/ledger/runtime/contract.ts";
import { governance } from "@mingjian/services/governance/contract.ts";
import { identity } from "@mingjian/services/identity/contract.ts";
import { isUscc } from "@mingjian/services/rules/uscc.ts";
import { TestLedger } from "../test-ledger.ts";

/** Somebody who can sign, and for whom they act. */
export interface Actor {
	readonly id: string;
	readonly by: LocalSigner;
	readonly onBehalfOf?: string;
}

/** What else a test may say of one act. */
export interface Manner {
	/** Further signatures, after the actor's own. */
	readonly with?: readonly LocalSigner[];
}

const origin = "test.example/record";

/**
 * A ledger with identity, governance and the services a test adds, with two operators, and people and departments as the
 * test calls for them. Names give keys, so the same test makes the same bytes every time.
 */
export class SmallCity {
	readonly ledger: TestLedger;
	/** Everything that was done, one act a block. */
	readonly blocks: AppliedBlock[] = [];
	readonly operator: Actor;
	readonly secondOperator: Actor;
	/** All operators; of a consortium each speaks for a member. */
	readonly operators: readonly Actor[];

	/** With `members` the record is that of a consortium, each of ten votes; without, of two operators. */
	constructor(further: readonly Contract[] = [], members?: readonly string[]) {
		const signer = TestLedger.prototype.signer;
		const named = (name: string): Actor => ({ id: `operator:${name}`, by: signer(`operator ${name}`) });
		this.operators = (members ?? ["first", "second"]).map(named);
		this.operator = this.operators[0]!;
		this.secondOperator = this.operators[1]!;
		const operators = this.operators.map(({ id, by }) => ({
			id,
			name: { zh: `运维 ${id}`, en: `Operator ${id}` },
			keys: [publicKey(by)],
		}));
		this.ledger = TestLedger.begin({
			contracts: [identity, governance, ...further],
			services: { identity: { operators }, governance: governanceGenesis(signer("log"), members) },
		});
	}

	/** A key that no account has yet. */
	signer(name: string): LocalSigner {
		return this.ledger.signer(name);
	}

	/** A citizen who has not registered. */
	newcomer(name: string): Actor {
		const by = this.signer(name);
		return { id: `citizen:${this.ledger.keyId(by)}`, by };
	}

	citizen(name: string): Actor {
		const newcomer = this.newcomer(name);
		this.expect(newcomer, "identity/register", { keys: [publicKey(newcomer.by)] });
		return newcomer;
	}

	/** A department of this code, valid credit code or not; it acts with its own seal. */
	department(code: string): Actor {
		const by = this.signer(code);
		this.expect(this.operator, "identity/register-department", {
			code,
			codeScheme: isUscc(code) ? "uscc" : "local",
			name: { zh: `${code} 局`, en: `Office ${code}` },
			keys: [publicKey(by)],
		});
		return { id: `department:${code}`, by };
	}

	/** An officer of the department, acting for it. */
	officer(name: string, department: Actor, ...roles: string[]): Actor {
		const by = this.signer(name);
		const id = `officer:${this.ledger.keyId(by)}`;
		const described = { key: publicKey(by), name: { zh: name, en: name } };
		this.expect(department, "identity/appoint", { officer: id, ...described, roles });
		return { id, by, onBehalfOf: department.id };
	}

	/** Does an act and says how it ended. */
	does(who: Actor, act: string, input: Json, manner: Manner = {}): Entry {
		const [service, action] = act.split("/") as [string, string];
		const prepared = this.ledger.prepare({
			by: [who.by, ...(manner.with ?? [])],
			actor: who.id,
			...(who.onBehalfOf === undefined ? {} : { onBehalfOf: who.onBehalfOf }),
			service,
			action,
			input,
		});
		const applied = this.ledger.block([prepared]);
		this.blocks.push(applied);
		return applied.entries[0]!;
	}

	/** Does an act that must succeed; returns its result. A refusal is a mistake of the test (Error). */
	expect(who: Actor, act: string, input: Json, manner: Manner = {}): unknown {
		const { code, result, failure } = this.does(who, act, input, manner);
		if (code !== "ok") throw new Error(`${act} by ${who.id}: ${code}`, { cause: failure });
		return JSON.parse(result);
	}

	/** Does an act and says only its code. A contract that fails rather than refuses is a defect (Error). */
	code(who: Actor, act: string, input: Json, manner: Manner = {}): string {
		const { code, failure } = this.does(who, act, input, manner);
		if (failure) throw new Error(`${act} failed`, { cause: failure });
		return code;
	}
}

/** A signer's public key as an input of identity acts. */
export function publicKey(by: LocalSigner): { algorithm: string; publicKey: string } {
	return { algorithm: by.algorithm, publicKey: toBase64(by.publicKey) };
}

/** A verifier key of a log of this name. */
export function logVkey(by: LocalSigner, name = origin): string {
	return formatVkey(verifierKey(name, LOG_KEY, by.publicKey));
}

/** The engine's chain of a consortium's small city. */
export const testChain = "test-chain";

/** A department that could order with others, named by what its keys are made of. */
export function memberCard(member: string, number: number) {
	const key = (of: string) => toBase64(TestLedger.prototype.signer(`${of} ${member}`).publicKey);
	return {
		member,
		name: { zh: `${member} 局`, en: `Office ${member}` },
		address: `10.0.0.${number}:26656`,
		nodeId: number.toString(16).padStart(40, "0"),
		validatorKey: key("validator"),
		logKey: key("member log"),
		operatorKey: key("operator"),
	};
}

function consortium(members: readonly string[]): Json {
	return {
		chain: testChain,
		members: members.map((name, order) => {
			const { member, address, nodeId, validatorKey } = memberCard(name, order + 1);
			const logKey = logVkey(TestLedger.prototype.signer(`member log ${name}`));
			return { member, account: `operator:${name}`, address, nodeId, validatorKey, logKey, power: 10 };
		}),
	};
}

function governanceGenesis(log: LocalSigner, members?: readonly string[]): Json {
	return {
		...(members ? { consortium: consortium(members) } : {}),
		city: { name: { zh: "测试市", en: "Test City" }, divisionCode: "990100" },
		policy: { origin, logKeys: [logVkey(log)], cosigners: [], quorum: 0, changeQuorum: 1 },
		passkeys: { rpId: "test.example", origins: ["https://test.example"] },
	};
}
