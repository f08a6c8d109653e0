import { governance } from "@mingjian/services/governance/contract.ts";
import { logVkey, publicKey } from "../small-city.ts";
import type { Persona, Story } from "./story.ts";

const administrators: readonly Persona[] = ["department", "officer:issuing-admin"];

/** A second log key, an issuing key declared, and another withdrawn. */
export const governanceStory: Story = {
	contract: governance,
	tell(city) {
		const { timeMs } = city.ledger;
		const logKeys = ["log", "next log"].map((name) => logVkey(city.signer(name)));
		const policy = { version: 2, logKeys, cosigners: [], quorum: 0, changeQuorum: 2 };
		city.does(city.operator, "governance/publish-trust-policy", policy);
		const both = { with: [city.secondOperator.by] };
		city.expect(city.operator, "governance/publish-trust-policy", policy, both);
		const tax = city.department("tax");
		for (const name of ["licences", "permits"]) {
			const by = city.signer(name);
			const key = { ...publicKey(by), validFromMs: timeMs, validUntilMs: timeMs + 31_536_000_000 };
			city.expect(tax, "governance/declare-issuing-key", key, { with: [by] });
		}
		city.ledger.advance(60_000);
		const key = city.ledger.keyId(city.signer("permits"));
		city.expect(tax, "governance/withdraw-issuing-key", { key });
	},
	allowed: {
		"publish-trust-policy": ["operator"],
		"declare-issuing-key": administrators,
		"withdraw-issuing-key": administrators,
	},
};
