import { Flow } from "@mingjian/services/cases/flow-schema.ts";
import { Form } from "@mingjian/services/packs/form-schema.ts";
import { PackCertificate, PackGuide, PackRule } from "@mingjian/services/packs/pack-schema.ts";
import type { Words } from "../../words/words.ts";
import type { Documents } from "../design.ts";
import { kindOfMember, type MemberSchema } from "./member-schema.ts";

/** A place in a design's documents: the document, then members and rows, as in `flow/stages/0`; `-` is a row that is still to come. */
export interface Place {
	readonly path: string;
	readonly schema: MemberSchema;
	/** Undefined where nothing is there yet. */
	readonly value: unknown;
	/** Whether it may be left out. */
	readonly optional: boolean;
}

/** Deepest place of any document. */
const mostSteps = 12;
/** What a new row is called in a path. */
export const newRow = "-";

const schemas: Readonly<Record<string, unknown>> = {
	guide: PackGuide,
	form: Form,
	flow: Flow,
	certificate: PackCertificate,
};
const titles: Readonly<Record<string, Words>> = {
	guide: { zh: "办事指南", en: "The guide" },
	form: { zh: "申请表单", en: "The form" },
	flow: { zh: "办理流程", en: "The flow" },
	certificate: { zh: "电子证照", en: "The certificate" },
};
const rulePrefix = "rule:";

/** The place a path leads to; undefined where the documents can have no such place. */
export function placeAt(documents: Documents, path: string): Place | undefined {
	const [document = "", ...steps] = path.split("/");
	if (steps.length > mostSteps) return undefined;
	let place = documentAt(documents, document);
	for (const step of steps) place = place && stepInto(documents, place, step);
	return place;
}

/** Every place from the document down to a path. */
export function placesTo(documents: Documents, path: string): Place[] {
	const steps = path.split("/");
	return steps.flatMap((_step, at) => placeAt(documents, steps.slice(0, at + 1).join("/")) ?? []);
}

/** The documents with another value at a place; undefined takes it away. A new row is put at the end. */
export function withValue(documents: Documents, path: string, value: unknown): Documents {
	const [document = "", ...steps] = path.split("/");
	if (document.startsWith(rulePrefix)) {
		const id = document.slice(rulePrefix.length);
		const changed = changedAt(documents.rules[id], steps, value);
		const { [id]: _old, ...others } = documents.rules;
		return {
			...documents,
			rules: changed === undefined ? others : { ...documents.rules, [id]: changed as never },
		};
	}
	const changed = changedAt(documents[document as keyof Documents], steps, value);
	if (changed !== undefined) return { ...documents, [document]: changed };
	const { certificate: _dropped, ...others } = documents;
	return others;
}

/** The document a path begins with, for messages about its file. */
export function documentOfFile(file: string): string {
	const stem = file.replace(/\.json$/, "");
	return stem.startsWith("rule-") ? `${rulePrefix}${stem.slice("rule-".length)}` : stem;
}

function documentAt(documents: Documents, document: string): Place | undefined {
	if (document.startsWith(rulePrefix)) {
		const id = document.slice(rulePrefix.length);
		const rule = Object.hasOwn(documents.rules, id) ? documents.rules[id] : undefined;
		return rule && { path: document, schema: asMember(PackRule, rule.title), value: rule, optional: true };
	}
	if (!Object.hasOwn(schemas, document)) return undefined;
	const value = documents[document as keyof Documents];
	return {
		path: document,
		schema: asMember(schemas[document], titles[document]!),
		value,
		optional: document === "certificate",
	};
}

function asMember(schema: unknown, words: Words): MemberSchema {
	return { ...(schema as MemberSchema), words };
}

/** The place one step further down. */
export function stepInto(
	documents: Documents,
	{ path, schema, value }: Place,
	step: string,
): Place | undefined {
	const below = `${path}/${step}`;
	switch (kindOfMember(schema)) {
		case "object": {
			const member = Object.hasOwn(schema.properties!, step) ? schema.properties![step]! : undefined;
			if (!member) return undefined;
			return {
				path: below,
				schema: declared(documents, below, member),
				value: memberOf(value, step),
				optional: !schema.required?.includes(step),
			};
		}
		case "list": {
			const rows = Array.isArray(value) ? value : [];
			const at = step === newRow ? rows.length : /^\d{1,4}$/.test(step) ? Number(step) : -1;
			if (at < 0 || at > rows.length || (at === rows.length && step !== newRow)) return undefined;
			return {
				path: below,
				schema: { ...schema.items!, words: schema.words! },
				value: rows[at],
				optional: true,
			};
		}
		case "map": {
			const [[pattern, member] = []] = Object.entries(schema.patternProperties!);
			if (!member || !new RegExp(pattern!, "u").test(step)) return undefined;
			const words = { zh: step, en: step };
			return { path: below, schema: { ...member, words }, value: memberOf(value, step), optional: true };
		}
		default:
			return undefined;
	}
}

function memberOf(value: unknown, name: string): unknown {
	if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
	return (value as Readonly<Record<string, unknown>>)[name];
}

const exampleMember = /^rule:([^/]+)\/examples\/(?:\d+|-)\/(facts|outcome)$/;

/** What a member holds; of a rule's examples the rule itself says it. */
function declared({ rules }: Documents, path: string, member: MemberSchema): MemberSchema {
	const [, id, what] = exampleMember.exec(path) ?? [];
	const rule = id === undefined ? undefined : rules[id];
	if (!rule) return member;
	const named = (what === "facts" ? rule.facts : rule.outcomes) ?? [];
	const properties = named.map(
		(each) => [each.name, { ...valueSchema(each.type), words: each.title }] as const,
	);
	// An outcome is expected whole or not at all; facts may be left out to show that a person decides then.
	const required = what === "outcome" ? named.map(({ name }) => name) : [];
	return {
		...(member.words ? { words: member.words } : {}),
		type: "object",
		properties: Object.fromEntries(properties),
		required,
	};
}

function valueSchema(type: string): MemberSchema {
	const [, shape = "one", scalar = type] = /^(list|map)\((.+)\)$/.exec(type) ?? [];
	const one = scalarSchemas[scalar] ?? {};
	if (shape === "list") return { type: "array", items: one };
	return shape === "map" ? { type: "object" } : one;
}

const scalarSchemas: Readonly<Record<string, MemberSchema>> = {
	int: { type: "integer" },
	bool: { type: "boolean" },
	string: { type: "string", maxLength: 200 },
	date: { type: "string", format: "date" },
};

function changedAt(value: unknown, [step, ...deeper]: readonly string[], wanted: unknown): unknown {
	if (step === undefined) return wanted;
	if (Array.isArray(value)) {
		const at = step === newRow ? value.length : Number(step);
		const row = changedAt(value[at], deeper, wanted);
		return row === undefined ? value.toSpliced(at, 1) : value.toSpliced(at, 1, row);
	}
	const held = (value ?? {}) as Readonly<Record<string, unknown>>;
	const member = changedAt(Object.hasOwn(held, step) ? held[step] : undefined, deeper, wanted);
	const { [step]: _old, ...others } = held;
	return member === undefined ? others : { ...held, [step]: member };
}
