import assert from "node:assert/strict";
import { test } from "node:test";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { ed25519Signer, type LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { TestLedger } from "../../testing/test-ledger.ts";
import { identity } from "../identity/contract.ts";
import { usccCheckCharacter } from "../rules/uscc.ts";
import { catalogue } from "./contract.ts";
import type { Guide } from "./guide-schema.ts";

/** A guide with all that must be there. */
export const smallGuide: Guide = { title: { zh: "居住证申领" }, taskType: "07", divisionCode: "990100" };

/** A city with two departments, an editor and another officer in the first, and a citizen. */
export class CatalogueCity {
	readonly ledger: TestLedger;
	readonly police: string;
	readonly land: string;
	readonly #signers = new Map<string, LocalSigner>();

	constructor() {
		const keys = [this.#key("operator:city")];
		const name = { zh: "运维方", en: "Operator" };
		this.ledger = TestLedger.begin({
			contracts: [identity, catalogue],
			services: { identity: { operators: [{ id: "operator:city", name, keys }] } },
		});
		this.police = this.#department("1199010000000001", "市公安局", "Public Security Bureau");
		this.land = this.#department("1199010000000002", "市自然资源局", "Natural Resources Bureau");
	}

	/** Signs as an account and answers the entry's code and result. */
	act(actor: string, action: string, input: unknown, onBehalfOf?: string): { code: string; result: Json } {
		const { code, result } = this.ledger.act({
			by: this.#signer(actor),
			actor,
			...(onBehalfOf === undefined ? {} : { onBehalfOf }),
			service: "catalogue",
			action,
			input: input as Json,
		});
		return { code, result: JSON.parse(result) as Json };
	}

	/** Asks a query of the catalogue. */
	ask<T>(query: string, parameters: Json): T {
		return this.ledger.query("catalogue", query, parameters) as T;
	}

	/** Appoints an officer in the police with these roles. */
	officer(name: string, roles: readonly string[]): string {
		const account = `officer:${this.ledger.keyId(this.ledger.signer(name))}`;
		this.#signers.set(account, this.ledger.signer(name));
		const { code } = this.ledger.act({
			by: this.#signer(this.police),
			actor: this.police,
			service: "identity",
			action: "appoint",
			input: { officer: account, key: this.#publicKey(account), name: { zh: name, en: name }, roles },
		});
		assert.equal(code, "ok");
		return account;
	}

	/** Opens a citizen's account. */
	citizen(name: string): string {
		const account = `citizen:${this.ledger.keyId(this.ledger.signer(name))}`;
		this.#signers.set(account, this.ledger.signer(name));
		const keys = [this.#publicKey(account)];
		const { code } = this.ledger.act({
			by: this.#signer(account),
			actor: account,
			service: "identity",
			action: "register",
			input: { keys },
		});
		assert.equal(code, "ok");
		return account;
	}

	#department(body: string, zh: string, en: string): string {
		const code = `${body.padEnd(17, "0")}${usccCheckCharacter(body.padEnd(17, "0"))}`;
		const account = `department:${code}`;
		const entry = this.ledger.act({
			by: this.#signer("operator:city"),
			actor: "operator:city",
			service: "identity",
			action: "register-department",
			input: { code, codeScheme: "uscc", name: { zh, en }, keys: [this.#key(account)] },
		});
		assert.equal(entry.code, "ok");
		return account;
	}

	#key(account: string) {
		this.#signers.set(account, ed25519Signer(sha256(utf8(`catalogue city ${account}`))));
		return this.#publicKey(account);
	}

	#publicKey(account: string) {
		return { algorithm: "Ed25519", publicKey: toBase64(this.#signer(account).publicKey) };
	}

	#signer(account: string): LocalSigner {
		const signer = this.#signers.get(account);
		assert.ok(signer, account);
		return signer;
	}
}

test("a city begins with an empty catalogue", () => {
	const city = new CatalogueCity();
	assert.deepEqual(city.ask("items", {}), { rows: [], total: 0 });
	assert.deepEqual(city.ask("departments", {}), { rows: [], total: 0 });
	assert.equal(city.ask("item", { code: "A-000001" }), undefined);
});
