import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { type Actor, SmallCity } from "../../testing/service-suite/small-city.ts";
import { rulebook } from "./contract.ts";
import type { Rule } from "./rule-schema.ts";
import { ruleHash } from "./rules/rule-hash.ts";

/** A rule with all that must be there: a tenth of an amount. */
export function smallRule(department: string, effectiveFromMs: number): Rule {
	return {
		id: "small-rule",
		department,
		title: { zh: "小规则", en: "Small rule" },
		basis: [{ law: { zh: "测试法", en: "Test Law" }, article: { zh: "第一条", en: "Article 1" } }],
		effectiveFromMs,
		rounding: "half-up",
		facts: [{ name: "amount", title: { zh: "金额", en: "Amount" }, type: "int", unit: "fen" }],
		steps: [],
		outcomes: [
			{
				name: "fee",
				title: { zh: "费用", en: "Fee" },
				type: "int",
				unit: "fen",
				expression: "mulRate(amount, 1, 10, rounding)",
			},
		],
		examples: [{ title: { zh: "算例", en: "Example" }, facts: { amount: 95 }, outcome: { fee: 10 } }],
	};
}

/** A city with two departments, and in the first two authors, three reviewers and a decider. */
export class RulebookCity extends SmallCity {
	readonly office: Actor;
	readonly other: Actor;
	readonly author: Actor;
	readonly reviewers: readonly [Actor, Actor, Actor];
	readonly decider: Actor;

	constructor() {
		super([rulebook]);
		this.office = this.department("civil-affairs");
		this.other = this.department("other-office");
		this.author = this.officer("author", this.office, "rule-author");
		const reviewer = (name: string) => this.officer(name, this.office, "rule-reviewer");
		this.reviewers = [reviewer("first reviewer"), reviewer("second reviewer"), reviewer("third reviewer")];
		this.decider = this.officer("decider", this.office, "rule-decider");
	}

	/** The small rule in force from now. */
	get small(): Rule {
		return smallRule(this.office.id, this.ledger.timeMs);
	}

	drafted(rule: Rule): { readonly id: string; readonly version: number; readonly hash: string } {
		const drafted = this.expect(this.author, "rulebook/draft", { rule: rule as unknown as Json });
		return drafted as { id: string; version: number; hash: string };
	}

	/** A draft with the approvals it needs. */
	approved(rule: Rule) {
		const text = this.drafted(rule);
		for (const reviewer of this.reviewers.slice(0, 2))
			this.expect(reviewer, "rulebook/review", { ...text, verdict: "approve" });
		return text;
	}

	published(rule: Rule = this.small) {
		const text = this.approved(rule);
		this.expect(this.office, "rulebook/publish", text);
		return text;
	}

	codeOfDraft(rule: unknown, by = this.author): string {
		return this.code(by, "rulebook/draft", { rule: rule as Json });
	}
}

test("the small rule is fit to be published, and its hash is that of its canonical JSON", () => {
	const city = new RulebookCity();
	const rule = city.small;
	assert.equal(city.published(rule).hash, ruleHash(rule));
});
