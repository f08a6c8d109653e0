import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { certificates } from "@mingjian/services/certificates/contract.ts";
import type { Actor, SmallCity } from "../small-city.ts";
import type { Persona, Story } from "./story.ts";

const keepers: readonly Persona[] = ["department", "officer:certificate-type-keeper"];
const issuers: readonly Persona[] = ["department", "officer:certificate-issuer"];
const revokers: readonly Persona[] = ["department", "officer:certificate-revoker"];

const type = "food-handler";
const day = 86_400_000;

/** A type of certificate, five issued under it, and what became of them. */
export const certificatesStory: Story = {
	contract: certificates,
	tell(city) {
		const market = city.department("11440300MB2C88888X");
		defineType(city, market);
		const [lost, spoiled] = issue(city, market);
		city.ledger.advance(300 * day);
		const validUntilMs = city.ledger.timeMs + 364 * day;
		const renewed = { identifier: lost!, commitment: commitment("renewed"), validUntilMs };
		city.expect(market, "certificates/renew", renewed);
		const replaced = { identifier: spoiled!, commitment: commitment("replaced"), reason: "damaged" };
		const { identifier } = city.expect(market, "certificates/replace", replaced) as Issued;
		city.expect(market, "certificates/suspend", { identifier, reason: "investigation" });
		city.expect(market, "certificates/resume", { identifier });
		city.expect(market, "certificates/revoke", { identifier, reason: "annulled" });
		city.does(market, "certificates/resume", { identifier });
	},
	allowed: {
		"define-type": keepers,
		"amend-type": keepers,
		issue: issuers,
		"issue-many": issuers,
		renew: issuers,
		replace: issuers,
		suspend: revokers,
		resume: revokers,
		revoke: revokers,
	},
};

interface Issued {
	readonly identifier: string;
}

function defineType(city: SmallCity, market: Actor): void {
	const version = {
		name: { zh: "健康证明", en: "Food handler's permit" },
		effectiveFromMs: city.ledger.timeMs,
		issuers: [market.id],
		validity: { longestDays: 365, openEnded: false },
		particulars: {
			type: "object",
			properties: { name: { type: "string", words: { zh: "姓名", en: "Name" }, maxLength: 200 } },
			required: ["name"],
		},
		publicFields: [],
	};
	city.expect(market, "certificates/define-type", { type, code: "11100000MB0143028R002", ...version });
	const effectiveFromMs = city.ledger.timeMs + day;
	const name = { zh: "食品从业人员健康证明", en: "Food handler's permit" };
	city.expect(market, "certificates/amend-type", { type, ...version, name, effectiveFromMs });
}

/** Issues one certificate and then three; the identifiers of the first and of the last. */
function issue(city: SmallCity, market: Actor): string[] {
	const validFromMs = city.ledger.timeMs;
	const shared = { type, validFromMs, validUntilMs: validFromMs + 364 * day };
	const single = { ...shared, commitment: commitment("single") };
	const { identifier } = city.expect(market, "certificates/issue", single) as Issued;
	const items = ["a", "b", "c"].map((name) => ({ commitment: commitment(name) }));
	const many = { ...shared, certificates: items };
	const { lastIdentifier } = city.expect(market, "certificates/issue-many", many) as {
		lastIdentifier: string;
	};
	return [identifier, lastIdentifier];
}

function commitment(name: string): string {
	return toBase64(sha256(utf8(`certificate ${name}`)));
}
