import { canonicalJson } from "@mingjian/ledger/crypto/canonical-json.ts";
import { refusals as caseRefusals } from "../cases/refusals.ts";
import { flowFault } from "../cases/rules/flow-fault.ts";
import { maxFormLength } from "../catalogue/guide-schema.ts";
import { refusals as ruleRefusals } from "../rulebook/refusals.ts";
import { publishable } from "../rulebook/rules/check-examples.ts";
import { RuleFault } from "../rulebook/rules/rule-fault.ts";
import { checkForm } from "./check-form.ts";
import { checkRules } from "./check-rules.ts";
import type { Question } from "./form-schema.ts";
import { type PackFault, packFault, pointerTo } from "./pack-fault.ts";
import type { Pack, PackRule } from "./pack-schema.ts";

/** Everything that is wrong between the files of a pack, and inside its flow, form and rules. */
export function checkPack(pack: Pack): PackFault[] {
	return [
		...departmentFaults(pack),
		...flowFaults(pack),
		...guideFaults(pack),
		...checkForm(pack),
		...pack.rules.flatMap((rule) => textFaults(rule)),
		...checkRules(pack),
		...certificateFaults(pack),
	];
}

const mention = /"department:([^"]+)"/g;

function departmentFaults({ head, flow }: Pack): PackFault[] {
	const declared = head.departments.map(({ alias }) => alias);
	const used = new Set([...JSON.stringify(flow).matchAll(mention)].map((match) => match[1]!));
	used.add(head.department);
	return [
		...[...used]
			.filter((alias) => !declared.includes(alias))
			.map((alias) => packFault("department-undeclared", "flow.json", pointerTo(alias))),
		...declared
			.map((alias, at) => ({ alias, at }))
			.filter(({ alias, at }) => !used.has(alias) || declared.indexOf(alias) !== at)
			.map(({ at }) => packFault("department-unused", "pack.json", pointerTo("departments", at))),
	];
}

function flowFaults({ flow }: Pack): PackFault[] {
	const code = flowFault(flow);
	return code ? [{ file: "flow.json", pointer: "", code, words: caseRefusals[code] }] : [];
}

function guideFaults({ flow, guide, form }: Pack): PackFault[] {
	const titles = flow.materials.map(({ title }) => title.zh);
	const named = (guide.materials ?? []).filter(({ kind }) => kind !== "form").map(({ name }) => name.zh);
	const { statutoryDays, promisedDays } = guide.limits ?? {};
	const { limits } = flow;
	const sameLimits = statutoryDays === limits.statutoryDays && promisedDays === limits.promisedDays;
	return [
		...(titles.join("\n") === named.join("\n")
			? []
			: [packFault("material-guide", "guide.json", "/materials")]),
		...(sameLimits ? [] : [packFault("limits-guide", "guide.json", "/limits")]),
		...(canonicalJson(form).length > maxFormLength ? [packFault("form-too-large", "form.json")] : []),
	];
}

/** The rule's own text, as the rulebook would take it. */
function textFaults(rule: PackRule): PackFault[] {
	try {
		publishable({ ...rule, department: "department:pack", effectiveFromMs: 0 });
		return [];
	} catch (fault) {
		if (!(fault instanceof RuleFault)) throw fault;
		const { code, pointer, detail } = fault;
		const { zh, en } = ruleRefusals[code];
		const words = detail === "" ? { zh, en } : { zh: `${zh}（${detail}）`, en: `${en} (${detail})` };
		return [{ file: `rule-${rule.id}.json`, pointer, code, words }];
	}
}

function certificateFaults({ certificate, form, guide }: Pack): PackFault[] {
	if (!certificate) return [];
	const { members, particulars, type } = certificate;
	const unsourced = particulars.required.filter((name) => !Object.hasOwn(members, name));
	const wrong = Object.entries(members).filter(([name, { answer, day }]) => {
		const wanted = particulars.properties[name]?.type;
		const given = answer === undefined ? dayType(day) : answerType(form.properties[answer]);
		return wanted === undefined || wanted !== given || (answer !== undefined && day !== undefined);
	});
	const listed = guide.results?.some(({ certificateType }) => certificateType === type);
	return [
		...[...unsourced, ...wrong.map(([name]) => name)].map((name) =>
			packFault("member-source", "certificate.json", pointerTo("members", name)),
		),
		...(listed ? [] : [packFault("certificate-guide", "guide.json", "/results")]),
	];
}

function dayType(day: string | undefined): "string" | undefined {
	return day === undefined ? undefined : "string";
}

function answerType(question: Question | undefined): "string" | "integer" | "boolean" | undefined {
	return question?.anyOf ? "string" : question?.type;
}
