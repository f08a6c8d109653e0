import { governance } from "@mingjian/services/governance/contract.ts";
import { doubleVote } from "../double-vote.ts";
import { logVkey, publicKey } from "../small-city.ts";
import type { Persona, Story } from "./story.ts";

const administrators: readonly Persona[] = ["department", "officer:issuing-admin"];

/** A second log key, an issuing key declared, and another withdrawn. */
export const governanceStory: Story = {
	contract: governance,
	members: ["first", "second"],
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
		const contract = { kind: "contract", service: "catalogue", version: "1.0.1" };
		city.expect(city.operator, "governance/propose", { change: contract, atHeight: 1000 });
		city.expect(city.secondOperator, "governance/approve", { proposal: 1 });
		city.expect(city.operator, "governance/withdraw-proposal", { proposal: 1 });
		const parameters = { kind: "parameters", blockBytes: 1_048_576, evidenceMs: 86_400_000 };
		const atHeight = city.ledger.chain.head.height + 6;
		city.expect(city.operator, "governance/propose", { change: parameters, atHeight, reason: "story" });
		city.does(city.operator, "governance/approve", { proposal: 2 });
		city.does(city.secondOperator, "governance/approve", { proposal: 2 });
		city.expect(city.operator, "governance/report-equivocation", doubleVote("second"));
	},
	allowed: {
		"publish-trust-policy": ["operator"],
		"declare-issuing-key": administrators,
		"withdraw-issuing-key": administrators,
		propose: ["operator"],
		approve: ["operator"],
		"withdraw-proposal": ["operator"],
		"report-equivocation": ["operator"],
	},
};
