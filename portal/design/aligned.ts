import type { Flow } from "@mingjian/services/cases/flow-schema.ts";
import type { FactSource, RuleUse } from "@mingjian/services/cases/flow-wiring.ts";
import type { PackRule } from "@mingjian/services/packs/pack-schema.ts";
import type { Documents } from "./design.ts";

/**
 * The documents with what follows from others of them: the guide states the flow's limits, the flow asks for the guide's materials, facts
 * of a rule come from the questions and materials of their name, and the guide names the certificate. So each is written in one place.
 */
export function aligned(documents: Documents): Documents {
	const materials = materialsOf(documents);
	const flow = withRules({ ...documents, flow: { ...documents.flow, materials } });
	const guide = withResult({ ...documents, guide: { ...documents.guide, limits: flow.limits } });
	return { ...documents, flow, guide };
}

type Materials = Flow["materials"];

/** A material keeps its code while its name or its place stays. */
function materialsOf({ guide, flow }: Documents): Materials {
	const wanted = (guide.materials ?? []).filter(({ kind }) => kind !== "form");
	const known = new Map(flow.materials.map((each) => [each.title.zh, each.code]));
	const names = new Set(wanted.map(({ name }) => name.zh));
	const free = flow.materials.map(({ title, code }) => (names.has(title.zh) ? undefined : code));
	const taken = new Set<string>();
	return wanted.map(({ name, required }, at) => {
		const kept = known.get(name.zh) ?? free[at];
		const code =
			kept !== undefined && !taken.has(kept) ? kept : freeCode(new Set([...taken, ...known.values()]));
		taken.add(code);
		return { code, title: { zh: name.zh, en: name.en ?? name.zh }, required };
	});
}

/** `material-a`, `material-b`, … `material-aa`: codes have letters alone, as the groups they are sealed in. */
function freeCode(taken: ReadonlySet<string>): string {
	for (let at = 0; ; at++) {
		const letter = String.fromCharCode(97 + (at % 26));
		const code = `material-${letter.repeat(1 + Math.floor(at / 26))}`;
		if (!taken.has(code)) return code;
	}
}

function withRules(documents: Documents): Flow {
	const { rules, ...flow } = documents.flow;
	if (!rules) return flow;
	const uses = Object.entries(rules).map(([name, use]) => [name, wired(documents, use)] as const);
	return uses.length === 0 ? flow : { ...flow, rules: Object.fromEntries(uses) };
}

function wired(documents: Documents, use: RuleUse): RuleUse {
	const rule = Object.hasOwn(documents.rules, use.rule) ? documents.rules[use.rule] : undefined;
	if (!rule) return use;
	const facts = rule.facts.flatMap((fact) => {
		const source = use.facts?.[fact.name] ?? sourceOf(documents, fact);
		return source ? [[fact.name, source] as const] : [];
	});
	return { ...use, facts: Object.fromEntries(facts) };
}

function sourceOf(
	{ form, flow }: Documents,
	{ name, type }: PackRule["facts"][number],
): FactSource | undefined {
	if (Object.hasOwn(form.properties, name)) return { answer: name };
	if (type === "bool" && flow.materials.some(({ code }) => code === name)) return { material: name };
	return type === "date" ? { day: "submitted" } : undefined;
}

function withResult({ guide, certificate }: Documents): Documents["guide"] {
	const { results = [] } = guide;
	if (!certificate?.type || results.some(({ certificateType }) => certificateType === certificate.type))
		return guide;
	const { name, type } = certificate;
	return { ...guide, results: [...results, { name, kind: "certificate", certificateType: type }] };
}
