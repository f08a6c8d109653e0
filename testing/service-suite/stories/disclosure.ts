import { disclosure } from "@mingjian/services/disclosure/contract.ts";
import { sealingKeyId } from "@mingjian/services/disclosure/rules/sealing-key.ts";
import { clause, DisclosureCity, hashOf, sealingKey } from "../disclosure-city.ts";
import type { SmallCity } from "../small-city.ts";
import type { Persona, Story } from "./story.ts";

const person: readonly Persona[] = ["newcomer", "citizen", "delegate"];
const guardians: readonly Persona[] = ["department", "officer:data-protection"];

/** The form of a request; nobody checks its signature here. */
export const askedOfVault = {
	opening: "5a".repeat(32),
	issuedAt: 1_767_571_200_000,
	algorithm: 1,
	publicKey: `${"A".repeat(43)}=`,
	signature: `${"A".repeat(86)}==`,
};

/** A person's sealed data: opened rightly, opened without right, disputed, corrected and erased. */
export const disclosureStory: Story = {
	contract: disclosure,
	tell(small: SmallCity) {
		const told = new DisclosureCity(small);
		const { city, owner, land, opener, guardian, taxOpener, tag } = told;
		const first = told.seal("address", "telephone");
		city.does(taxOpener, "disclosure/open", told.opening(first));
		const { number } = told.open(first);
		city.expect(owner, "disclosure/consent", told.consenting(first));
		city.expect(taxOpener, "disclosure/open", told.opening(first, { purpose: "tax-relief" }));
		city.expect(owner, "disclosure/withdraw-consent", { content: first, department: told.tax.id });
		city.does(taxOpener, "disclosure/open", told.opening(first, { purpose: "tax-relief" }));
		city.expect(owner, "disclosure/dispute", { tag, number, ground: "not-needed" });
		city.does(opener, "disclosure/answer-dispute", { tag, number, finding: "justified" });
		city.ledger.advance(16 * 86_400_000);
		city.does(opener, "disclosure/open", told.opening(first));
		city.expect(guardian, "disclosure/answer-dispute", { tag, number, finding: "mistaken" });
		const corrected = told.seal("address, corrected");
		const correction = { content: first, kind: "correction", replacement: corrected };
		city.expect(owner, "disclosure/request", correction);
		const answer = { content: first, outcome: "granted", basis: { ...clause, article: "46" } };
		city.expect(guardian, "disclosure/answer-request", answer);
		city.expect(owner, "disclosure/request", { content: first, kind: "erasure" });
		city.expect(guardian, "disclosure/answer-request", answer);
		city.does(opener, "disclosure/open", told.opening(first));
		city.expect(guardian, "disclosure/erase", { content: corrected, basis: { ...clause, article: "47" } });
		told.seal("plan", "map");
		const collector = tag;
		city.expect(
			opener,
			"disclosure/open",
			told.opening(hashOf("plan"), { more: [hashOf("map")], collector }),
		);
		city.does(opener, "disclosure/open", told.opening(hashOf("plan"), { more: [hashOf("plan")] }));
		const report = { content: first, asker: opener.id, code: "vault-release-used", times: 2 };
		city.expect(city.operator, "disclosure/report-denial", { ...report, request: askedOfVault });
		told.register(land, "land's next key");
		const key = sealingKeyId(sealingKey(land.id));
		city.expect(land, "disclosure/retire-sealing-key", { key });
	},
	allowed: {
		"register-sealing-key": [...person, "department", "officer:sealing-admin"],
		"retire-sealing-key": [...person, "department", "officer:sealing-admin"],
		seal: [...person, "department", "officer:data-sealer"],
		consent: person,
		"withdraw-consent": person,
		open: ["department", "officer:data-opener"],
		dispute: person,
		"answer-dispute": guardians,
		request: person,
		"answer-request": guardians,
		erase: guardians,
		"report-denial": ["operator"],
	},
};
