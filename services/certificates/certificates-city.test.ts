import assert from "node:assert/strict";
import { test } from "node:test";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Entry } from "@mingjian/ledger/runtime/chain.ts";
import { TestLedger } from "../../testing/test-ledger.ts";
import { identity } from "../identity/contract.ts";
import { certificates } from "./contract.ts";
import { dayMs } from "./rules/calendar.ts";

/** Market supervision, which keeps and issues the types of these tests; a second department; one without a usable code. */
export const market = "department:11440300MB2C88888X";
export const traffic = "department:11440300MB2C99999Y";
export const nameless = "department:no_code";

const roles: Readonly<Record<string, readonly [department: string, ...roles: string[]]>> = {
	keeper: [market, "certificate-type-keeper"],
	clerk: [market, "certificate-issuer"],
	inspector: [market, "certificate-revoker"],
	"other-clerk": [traffic, "certificate-issuer", "certificate-revoker", "certificate-type-keeper"],
	visitor: [market, "some-other-role"],
};

export const licence = "business-licence";
export const licenceCode = "11100000MB0143028R001";
export const permit = "food-handler";
export const permitCode = "11100000MB0143028R002";
export const publicFields = { name: "坪山市晨光食品有限公司", uscc: "91440300MA5EXAMPLE" };

/** A commitment that commits to nothing; the contract never opens one. */
export function hashOf(text: string): string {
	return toBase64(sha256(utf8(text)));
}

/** A city with the two types above in force, and shorthand for what its officers do. */
export class TestCity {
	readonly ledger: TestLedger;
	#serial = 0;

	constructor() {
		const signer = TestLedger.prototype.signer;
		const operator = {
			id: "operator:city",
			name: { zh: "运维", en: "Operator" },
			keys: [publicKey(signer("operator:city"))],
		};
		this.ledger = TestLedger.begin({
			contracts: [identity, certificates],
			services: { identity: { operators: [operator] } },
		});
		for (const department of [market, traffic, nameless]) this.#register(department);
		for (const [who, [department, ...held]] of Object.entries(roles)) this.#appoint(who, department, held);
	}

	static withTypes(): TestCity {
		const city = new TestCity();
		city.ok(
			"keeper",
			"define-type",
			city.typeInput(licence, { publicFields: ["name", "uscc"], publicBasis: "市场主体登记管理条例" }),
		);
		city.ok("keeper", "define-type", city.typeInput(permit, { code: permitCode }));
		return city;
	}

	typeInput(type: string, changed: Readonly<Record<string, Json>> = {}) {
		const text = (zh: string, en: string) => ({ type: "string", words: { zh, en }, maxLength: 200 });
		return {
			type,
			code: licenceCode,
			name: { zh: "营业执照", en: "Business licence" },
			effectiveFromMs: this.ledger.timeMs,
			issuers: [market],
			validity: { longestDays: 3653, openEnded: type === licence },
			particulars: {
				type: "object",
				properties: { name: text("名称", "Name"), uscc: text("统一社会信用代码", "Credit code") },
				required: ["name", "uscc"],
			},
			publicFields: [],
			...changed,
		};
	}

	/** An officer of the table above acts for the department; any other name is a stranger's. */
	act(who: string, action: string, input: Json): Entry {
		return this.ledger.act({ ...this.signing(who), service: "certificates", action, input });
	}

	/** How somebody signs. */
	signing(who: string) {
		const by = this.ledger.signer(who);
		return { by, actor: `officer:${this.ledger.keyId(by)}`, onBehalfOf: roles[who]?.[0] ?? market };
	}

	/** Code of an act, without the service's name. */
	code(who: string, action: string, input: Json): string {
		return this.act(who, action, input).code.replace(/^certificates\//, "");
	}

	/** Result of an act that must be taken. */
	ok<T = unknown>(who: string, action: string, input: Json): T {
		const entry = this.act(who, action, input);
		if (entry.code !== "ok") throw new Error(`${action}: ${entry.code}`, { cause: entry.failure });
		return JSON.parse(entry.result) as T;
	}

	issueInput(changed: Readonly<Record<string, Json>> = {}) {
		const validFromMs = this.ledger.timeMs;
		return {
			type: permit,
			validFromMs,
			validUntilMs: validFromMs + 365 * dayMs,
			commitment: hashOf(`certificate ${this.#serial++}`),
			...changed,
		};
	}

	/** A new food handler's permit. */
	issue(changed: Readonly<Record<string, Json>> = {}): string {
		return this.ok<{ identifier: string }>("clerk", "issue", this.issueInput(changed)).identifier;
	}

	query<T = Record<string, unknown>>(name: string, parameters: Json): T {
		return this.ledger.query("certificates", name, parameters) as T;
	}

	standing(identifier: string, atMs?: number): string | undefined {
		const found = this.query<{ standing: string } | undefined>("certificate", {
			identifier,
			...(atMs === undefined ? {} : { atMs }),
		});
		return found?.standing;
	}

	#register(department: string): void {
		const code = department.slice("department:".length);
		const name = { zh: `${code} 局`, en: `Office ${code}` };
		const input = { code, codeScheme: "local", name, keys: [publicKey(this.ledger.signer(department))] };
		this.#identity("operator:city", "register-department", input);
	}

	#appoint(who: string, department: string, held: readonly string[]): void {
		const { by, actor } = this.signing(who);
		const input = { officer: actor, key: publicKey(by), name: { zh: who, en: who }, roles: held };
		this.#identity(department, "appoint", input);
	}

	#identity(actor: string, action: string, input: Json): void {
		const { code } = this.ledger.act({
			by: this.ledger.signer(actor),
			actor,
			service: "identity",
			action,
			input,
		});
		assert.equal(code, "ok", action);
	}
}

function publicKey(by: LocalSigner): { algorithm: string; publicKey: string } {
	return { algorithm: by.algorithm, publicKey: toBase64(by.publicKey) };
}

test("the city of these tests has its departments, its officers and its types", () => {
	const { total } = TestCity.withTypes().query<{ total: number }>("types", {});
	assert.equal(total, 2);
});
