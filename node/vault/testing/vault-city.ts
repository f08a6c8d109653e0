import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateSealingKeyPair, type SealingKeyPair } from "@mingjian/client/seal/hpke-suite.ts";
import { type Group, type SealedGroup, sealGroup } from "@mingjian/client/seal/seal-document.ts";
import { fromBase64, toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { ed25519Signer, type LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import { encodeEnvelope, transactionId } from "@mingjian/ledger/record/envelope.ts";
import { encodePayload, type Json } from "@mingjian/ledger/record/payload.ts";
import { cases } from "@mingjian/services/cases/contract.ts";
import { disclosure } from "@mingjian/services/disclosure/contract.ts";
import { governance } from "@mingjian/services/governance/contract.ts";
import { identity } from "@mingjian/services/identity/contract.ts";
import { rulebook } from "@mingjian/services/rulebook/contract.ts";
import { assembleNode } from "../../assemble.ts";
import { logKey, vkeyOf } from "../../pipeline/log-key.ts";
import { isReceipt, type Receipt } from "../../pipeline/receipt.ts";
import type { RecordNode } from "../../pipeline/record-node.ts";

/** Somebody who signs, and for whom. */
export interface Person {
	readonly id: string;
	readonly by: LocalSigner;
	readonly onBehalfOf?: string;
	/** Whose signatures stand under an act besides. */
	readonly with?: readonly LocalSigner[];
	readonly sealing: SealingKeyPair;
}

export const ledger = "test";
const origin = "test.example/record";
const logSeed = sha256(utf8("log key of the vault's test"));

/** A clause, as acts of the disclosure service name it. */
export const clause = { law: "《中华人民共和国个人信息保护法》", article: "13" };
export const purpose = "land-pre-approval";

/** A real node in a folder of its own, a department with officers, and people under tags. */
export class VaultCity {
	readonly directory = mkdtempSync(join(tmpdir(), "mingjian-vault-"));
	readonly clock: () => number;
	node!: RecordNode;
	land!: Person;
	opener!: Person;
	guardian!: Person;
	/** The operator's key, as a node has it. */
	readonly operator = { account: "operator:test", signer: ed25519Signer(sha256(utf8("operator"))) };
	#count = 0;

	private constructor(clock: () => number) {
		this.clock = clock;
	}

	static async open(clock: () => number): Promise<VaultCity> {
		const city = new VaultCity(clock);
		await city.start();
		await city.#appoint();
		return city;
	}

	/** Starts the node, again after `node.close()`. */
	async start(): Promise<void> {
		const operators = [
			{ id: "operator:test", name: { zh: "运维", en: "Operator" }, keys: [publicKey(this.operator.signer)] },
		];
		const policy = { logKeys: [vkeyOf(logKey(origin, logSeed))], cosigners: [], quorum: 0, changeQuorum: 1 };
		this.node = await assembleNode({
			directory: this.directory,
			contracts: [identity, governance, disclosure, rulebook, cases],
			logSeed,
			clock: this.clock,
			verifierThreads: 1,
			genesis: {
				ledger,
				origin,
				timeMs: Date.UTC(2026, 0, 5),
				members: ["test"],
				services: {
					identity: { operators },
					governance: {
						city: { name: { zh: "测试市", en: "Test City" }, divisionCode: "990100" },
						policy: { origin, ...policy },
						passkeys: { rpId: "localhost", origins: ["http://localhost"] },
					},
				},
			},
		});
	}

	remove(): void {
		rmSync(this.directory, { recursive: true });
	}

	/** Somebody with a signing key and a sealing key that no one has seen. */
	async person(kind: string, onBehalfOf?: string): Promise<Person> {
		const by = ed25519Signer(sha256(utf8(`${kind} ${this.#count++}`)));
		const sealing = await generateSealingKeyPair();
		const id = `${kind}:${keyId(by.code, by.publicKey)}`;
		return { id, by, sealing, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) };
	}

	/** A person under a tag whose sealing key is on the record. */
	async owner(): Promise<Person> {
		const owner = await this.person("citizen");
		await this.expect(owner, "disclosure/register-sealing-key", sealingInput(owner));
		return owner;
	}

	/** Seals groups to their owner and to the land department: files for the vault, and what goes on the record. */
	async sealGroups(owner: Person, ...groups: Omit<Group, "departments">[]): Promise<SealedGroup[]> {
		const to = (who: Person) => ({ account: who.id, publicKey: who.sealing.publicKey });
		const departments = [to(this.land)];
		return await Promise.all(groups.map((group) => sealGroup(ledger, to(owner), { ...group, departments })));
	}

	/** Puts sealed groups on the record. */
	async record(owner: Person, sealed: readonly SealedGroup[]): Promise<void> {
		const contents = sealed.map(({ part }) => part as unknown as Json);
		const input = { tag: tagOf(owner), responsible: this.land.id, purpose, basis: clause, contents };
		await this.expect(owner, "disclosure/seal", input);
	}

	/** The officer opens a content; the transaction's id. */
	async open(content: string, who = this.opener): Promise<string> {
		const input = { content, purpose, reason: "decide-application", basis: clause };
		return (await this.expect(who, "disclosure/open", input)).id;
	}

	/** The owner asks for erasure and the department grants it. */
	async erase(owner: Person, content: string): Promise<void> {
		await this.expect(owner, "disclosure/request", { content, kind: "erasure" });
		const answer = { content, outcome: "granted", basis: { ...clause, article: "47" } };
		await this.expect(this.guardian, "disclosure/answer-request", answer);
	}

	/** Does an act that must succeed (Error). */
	async expect(who: Omit<Person, "sealing">, act: string, input: Json): Promise<Receipt> {
		const receipt = await this.node.submit(this.envelope(who, act, input));
		if (receipt.code !== "ok" || !isReceipt(receipt)) throw new Error(`${act}: ${JSON.stringify(receipt)}`);
		return receipt;
	}

	/** An act, signed. */
	envelope({ id, by, onBehalfOf, with: others = [] }: Omit<Person, "sealing">, act: string, input: Json) {
		const [service, action] = act.split("/") as [string, string];
		const behalf = onBehalfOf === undefined ? {} : { onBehalfOf };
		const nonce = `nonce-${this.#count++}`.padEnd(12, "-");
		const issuedAt = this.clock();
		const payload = encodePayload({ ledger, service, action, input, actor: id, ...behalf, issuedAt, nonce });
		const digest = transactionId(payload);
		const signatures = [by, ...others].map(({ code: algorithm, publicKey, sign }) => ({
			algorithm,
			publicKey,
			signature: sign(digest),
		}));
		return encodeEnvelope({ payload, signatures });
	}

	async officer(role: string): Promise<Person> {
		const officer = await this.person("officer", this.land.id);
		const name = { zh: "经办人", en: "Officer" };
		const input = { officer: officer.id, key: publicKey(officer.by), name, roles: [role] };
		await this.expect(this.land, "identity/appoint", input);
		return officer;
	}

	async #appoint(): Promise<void> {
		this.land = { ...(await this.person("department")), id: "department:land" };
		const name = { zh: "自然资源局", en: "Natural Resources Office" };
		const office = { code: "land", codeScheme: "local", name, keys: [publicKey(this.land.by)] };
		const operator = { id: "operator:test", by: this.operator.signer };
		await this.expect(operator, "identity/register-department", office);
		await this.expect(this.land, "disclosure/register-sealing-key", sealingInput(this.land));
		this.opener = await this.officer("data-opener");
		this.guardian = await this.officer("data-protection");
	}
}

export function tagOf(owner: Person): string {
	return owner.id.slice("citizen:".length);
}

/** What the record says a content's commitment is, as octets. */
export function commitmentOfPart({ part }: SealedGroup) {
	return fromBase64(part.commitment);
}

function sealingInput({ sealing }: Person): Json {
	return { publicKey: toBase64(sealing.publicKey) };
}

function publicKey(by: LocalSigner): { algorithm: string; publicKey: string } {
	return { algorithm: by.algorithm, publicKey: toBase64(by.publicKey) };
}
