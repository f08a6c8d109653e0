import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { FlowRules, Sealing } from "@mingjian/services/cases/flow-wiring.ts";
import { sealingKeyId } from "@mingjian/services/disclosure/rules/sealing-key.ts";
import type { Rule } from "@mingjian/services/rulebook/rule-schema.ts";
import { commitFacts, decisionSalts } from "@mingjian/services/rulebook/rules/commit-decision.ts";
import { type Decided, evaluate } from "@mingjian/services/rulebook/rules/evaluate.ts";
import { ruleHash } from "@mingjian/services/rulebook/rules/rule-hash.ts";
import { clause, sealingKey } from "./disclosure-city.ts";
import type { Actor, SmallCity } from "./small-city.ts";

const words = (zh: string, en: string) => ({ zh, en });

/** Whoever is eighty is entitled and complete, and pays a tenth of their age in fen. */
export function ageRule(department: string, effectiveFromMs: number): Rule {
	return {
		id: "age-rule",
		department,
		title: words("年龄规则", "Age rule"),
		basis: [{ law: words("测试法", "Test Law"), article: words("第一条", "Article 1") }],
		effectiveFromMs,
		rounding: "half-up",
		facts: [{ name: "age", title: words("年龄", "Age"), type: "int", unit: "age", minimum: 0, maximum: 150 }],
		steps: [],
		outcomes: [
			{ name: "eligible", title: words("符合", "Entitled"), type: "bool", expression: "age >= 80" },
			{
				name: "feeFen",
				title: words("费用", "Fee"),
				type: "int",
				expression: "mulRate(age, 1, 10, rounding)",
			},
		],
		examples: [
			{ title: words("八十岁", "eighty"), facts: { age: 80 }, outcome: { eligible: true, feeFen: 8 } },
			{
				title: words("七十九岁", "seventy-nine"),
				facts: { age: 79 },
				outcome: { eligible: false, feeFen: 8 },
			},
		],
	};
}

/** A flow's rules that rest on the age rule. */
export const ageRules: FlowRules = {
	accept: { rule: "age-rule", outcome: "eligible", facts: { age: { answer: "age" } } },
	grant: { rule: "age-rule", outcome: "eligible", facts: { age: { answer: "age" } } },
};

/** The department's age rule, drafted, reviewed by two and in force from now. */
export function publishAgeRule(city: SmallCity, office: Actor): void {
	const rule = ageRule(office.id, city.ledger.timeMs + 1000) as unknown as Json;
	const text = city.expect(city.officer("rule author", office, "rule-author"), "rulebook/draft", {
		rule,
	}) as object;
	for (const name of ["first rule reviewer", "second rule reviewer"])
		city.expect(city.officer(name, office, "rule-reviewer"), "rulebook/review", {
			...text,
			verdict: "approve",
		});
	city.expect(office, "rulebook/publish", text as Json);
	city.ledger.advance(2000);
}

/** Records what the age rule decides for a case now; gives the decision's id. */
export function decideByAge(
	city: SmallCity,
	office: Actor,
	about: { readonly matter?: string; readonly age: number; readonly sources?: readonly Source[] },
): string {
	const { matter, age, sources = sourcesOf(city, matter) } = about;
	const version = { ...ageRule(office.id, 0), ...inForce(city) };
	const found = evaluate(version, { age }) as Decided;
	const decision = toHex(sha256(utf8(`${matter} ${age} ${city.blocks.length}`))).slice(0, 32);
	const salts = decisionSalts(sha256(utf8(decision)), ["age"]);
	city.expect(office, "rulebook/record-decision", {
		decision,
		...(matter === undefined ? {} : { matter }),
		id: "age-rule",
		version: 1,
		hash: ruleHash(version),
		asOfMs: city.ledger.timeMs,
		inputs: commitFacts({ age }, salts),
		...(sources.length > 0 ? { sources } : {}),
		outcome: found.outcome as Json,
		traceCommitment: salts.trace,
	} as unknown as Json);
	return decision;
}

interface Source {
	readonly content: string;
	readonly commitment: string;
}

/** The sealed contents of a case, as a decision on it names them. */
function sourcesOf(city: SmallCity, matter: string | undefined): Source[] {
	if (matter === undefined || !city.ledger.registry.contracts.has("cases")) return [];
	const found = city.ledger.query("cases", "case", { case: matter }) as
		| { case: { contents?: { content: string }[] } }
		| undefined;
	return (found?.case.contents ?? []).map(({ content }) => {
		const { commitment } = city.ledger.query("disclosure", "content", { content }) as { commitment: string };
		return { content, commitment };
	});
}

function inForce(city: SmallCity): Pick<Rule, "effectiveFromMs"> {
	const view = city.ledger.query("rulebook", "rule", { id: "age-rule" }) as { shown: { rule: Rule } };
	return { effectiveFromMs: view.shown.rule.effectiveFromMs };
}

/** What an application of the sealed flow brings: identity to the office alone, and a map. */
export function sealingFor(office: string): Sealing {
	return {
		purpose: "old-age",
		basis: clause,
		groups: [
			{ group: "identity", title: words("身份信息", "Identity"), required: true, departments: [office] },
			{ group: "contact", title: words("联系方式", "Contact"), required: false, departments: [office] },
		],
		materials: [office],
	};
}

/** Somebody's tag with its sealing key on the record. */
export interface TagHolder {
	readonly owner: Actor;
	readonly tag: string;
	readonly by: LocalSigner;
}

export function tagHolder(city: SmallCity, name: string): TagHolder {
	const owner = city.newcomer(name);
	city.expect(owner, "disclosure/register-sealing-key", { publicKey: toBase64(sealingKey(owner.id)) });
	return { owner, tag: owner.id.slice("citizen:".length), by: owner.by };
}

export function registerSealing(city: SmallCity, office: Actor): void {
	city.expect(office, "disclosure/register-sealing-key", { publicKey: toBase64(sealingKey(office.id)) });
}

/** Seals a content of a group to the office; gives its id and commitment. */
export function sealFor(
	city: SmallCity,
	{ owner, tag }: TagHolder,
	what: { readonly office: Actor; readonly group: string; readonly name: string; readonly purpose?: string },
): { readonly content: string; readonly commitment: string } {
	const { office, group, name } = what;
	const hash = (text: string) => toHex(sha256(utf8(text)));
	const wrapFor = (holder: string) => ({
		key: sealingKeyId(sealingKey(holder)),
		wrap: hash(`${name} ${holder}`),
	});
	const commitment = toBase64(sha256(utf8(`commitment ${name}`)));
	const content = hash(name);
	city.expect(owner, "disclosure/seal", {
		tag,
		responsible: office.id,
		purpose: what.purpose ?? "old-age",
		basis: clause,
		contents: [
			{
				content,
				group,
				bytes: 285,
				commitment,
				owner: wrapFor(owner.id),
				departments: [{ department: office.id, ...wrapFor(office.id) }],
			},
		],
	});
	return { content, commitment };
}
