import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Principal } from "@mingjian/ledger/runtime/capabilities.ts";
import type { Entry } from "@mingjian/ledger/runtime/chain.ts";
import { contract } from "@mingjian/ledger/runtime/contract.ts";
import { Refusal } from "@mingjian/ledger/runtime/refusal.ts";
import { TestLedger } from "@mingjian/testing/test-ledger.ts";
import { certificates } from "./contract.ts";
import { dayMs } from "./rules/calendar.ts";

/** Market supervision, which keeps and issues the types of these tests; a second department; one without a usable code. */
export const market = "department:11440300MB2C88888X";
export const traffic = "department:11440300MB2C99999Y";
export const nameless = "department:no_code";

const posts: Readonly<Record<string, readonly [department: string, ...roles: string[]]>> = {
	keeper: [market, "certificate-type-keeper"],
	clerk: [market, "certificate-issuer"],
	inspector: [market, "certificate-revoker"],
	"other-clerk": [traffic, "certificate-issuer", "certificate-revoker", "certificate-type-keeper"],
	visitor: [market],
};

/** Accounts as the identity service would describe them, from the table above. */
const people = contract(
	{
		id: "people",
		version: "1.0.0",
		title: { zh: "人员", en: "People" },
		summary: { zh: "人员", en: "People" },
		actions: {},
		queries: {},
		collections: [],
		roles: {},
		refusals: {},
		needs: [],
	},
	{
		actions: {},
		queries: {},
		provides: {
			accounts: () => ({
				authenticate({ actor, keyIds }): Principal {
					const [department, ...roles] = posts[actor.slice("officer:".length)] ?? [];
					if (department === undefined) throw new Refusal("account-unknown");
					const subject = department;
					return {
						account: actor,
						kind: "officer",
						subject,
						department,
						roles,
						keys: keyIds,
						cosigners: [],
						signedBy: keyIds,
					};
				},
				describe: (account) =>
					[market, traffic, nameless].includes(account)
						? { kind: "department", name: undefined, active: true }
						: undefined,
			}),
		},
	},
);

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
	readonly ledger = TestLedger.begin({ contracts: [people, certificates] });
	#serial = 0;

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

	act(who: string, action: string, input: Json): Entry {
		const by = this.ledger.signer(who);
		return this.ledger.act({ by, actor: `officer:${who}`, service: "certificates", action, input });
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
}
