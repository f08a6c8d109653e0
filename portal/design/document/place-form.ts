import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { FormSchema, Question } from "../../kit/forms/question.ts";
import { type FaultyAnswer, readAnswers, type Written } from "../../kit/forms/read-answers.ts";
import { writeAnswers } from "../../kit/forms/write-answers.ts";
import type { Words } from "../../words/words.ts";
import type { Documents } from "../design.ts";
import { emptyOf, isInline, kindOfMember, type LeafCodec, leafQuestion } from "./member-schema.ts";
import { type Offer, offeredAt } from "./offered.ts";
import { type Place, stepInto } from "./place.ts";

/** The questions that are asked at a place, each named by its path below it, as in `title.zh`. */
export interface PlaceForm {
	readonly schema: FormSchema;
	readonly codecs: Readonly<Record<string, LeafCodec>>;
	/** Objects that may be left out, with the leaves they must have if they are there. */
	readonly groups: readonly { readonly name: string; readonly needs: readonly string[] }[];
	/** Lists that are there even when nothing is in them. */
	readonly lists: readonly string[];
}

export interface FormGround {
	readonly documents: Documents;
	readonly departments: readonly Offer[];
	/** Members that are edited elsewhere. */
	readonly hidden: readonly string[];
}

/** The form of a place: every leaf of it, and of the small objects in it. */
export function placeForm(ground: FormGround, place: Place): PlaceForm {
	const found: Found = { questions: {}, codecs: {}, required: [], groups: [], lists: [] };
	collect(ground, found, { place, prefix: "", needed: true });
	const { questions, codecs, required, groups, lists } = found;
	return { schema: { type: "object", properties: questions, required }, codecs, groups, lists };
}

interface Found {
	readonly questions: Record<string, Question>;
	readonly codecs: Record<string, LeafCodec>;
	readonly required: string[];
	readonly groups: { readonly name: string; readonly needs: string[] }[];
	readonly lists: string[];
}

interface Asked {
	readonly place: Place;
	readonly prefix: string;
	/** What it is part of, for labels. */
	readonly of?: Words;
	readonly needed: boolean;
	readonly group?: { readonly needs: string[] };
}

function collect(ground: FormGround, found: Found, asked: Asked): void {
	const { place, prefix, of, needed, group } = asked;
	for (const step of Object.keys(place.schema.properties ?? {})) {
		const member = stepInto(ground.documents, place, step)!;
		if (ground.hidden.includes(member.path)) continue;
		const name = `${prefix}${step}`;
		const kind = kindOfMember(member.schema);
		if (kind === "object" && isInline(member.schema)) {
			const own = member.optional ? { name, needs: [] as string[] } : group;
			if (own && member.optional) found.groups.push(own as Found["groups"][number]);
			const inner = {
				place: member,
				prefix: `${name}.`,
				of: joined(of, member.schema.words),
				needed: needed && !member.optional,
				...(own ? { group: own } : {}),
			};
			collect(ground, found, inner as Asked);
		} else if (kind === "leaf") {
			const offered = offeredAt({ ...ground, path: member.path });
			const { question, codec } = leafQuestion(member.schema, offered);
			const words = joined(of, question.words);
			found.questions[name] = { ...question, ...(words ? { words } : {}) };
			found.codecs[name] = codec;
			// A list may be empty, and is then sent as nothing.
			const isList = member.schema.type === "array";
			if (isList && !member.optional) found.lists.push(name);
			const must = !member.optional && !isList && codec === "plain";
			if (must && needed) found.required.push(name);
			else if (must && group) group.needs.push(name);
		}
	}
}

function joined(of: Words | undefined, words: Words | undefined): Words | undefined {
	if (!of || !words) return words ?? of;
	return { zh: `${of.zh}：${words.zh}`, en: `${of.en}: ${words.en}` };
}

/** What stands at a place, as its form shows it. */
export function writtenAt({ schema, codecs }: PlaceForm, value: unknown): Written {
	const answers = Object.keys(schema.properties).flatMap((name) => {
		const leaf = leafOf(value, name.split("."));
		return leaf === undefined
			? []
			: [[name, codecs[name] === "plain" ? leaf : encoded(codecs[name]!, leaf)] as const];
	});
	return writeAnswers(schema, Object.fromEntries(answers) as Readonly<Record<string, Json>>);
}

function leafOf(value: unknown, [step, ...deeper]: readonly string[]): unknown {
	if (step === undefined) return value;
	if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
	return leafOf((value as Readonly<Record<string, unknown>>)[step], deeper);
}

/** A place's new value, or what is wrong with what was written. */
export interface ReadPlace {
	readonly value: unknown;
	readonly written: Written;
	readonly faults: readonly FaultyAnswer[];
}

/** Reads a place's form. What the form does not ask for stays as it was; what must be there and is not is made. */
export function readPlace(form: PlaceForm, place: Place, fields: URLSearchParams): ReadPlace {
	const { answers, written, faults } = readAnswers(form.schema, fields);
	const found = [...faults];
	let value: unknown = place.value ?? emptyOf(place.schema);
	for (const name of Object.keys(form.schema.properties)) {
		const given = decoded(form.codecs[name]!, answers[name]);
		if (given === wrong) found.push({ name, fault: "wrong-form" });
		else value = put(value, name.split("."), given ?? (form.lists.includes(name) ? [] : undefined));
	}
	for (const { name, needs } of form.groups) {
		const leaves = Object.keys(form.schema.properties).filter((each) => each.startsWith(`${name}.`));
		if (leaves.every((each) => answers[each] === undefined)) value = put(value, name.split("."), undefined);
		else
			for (const each of needs)
				if (answers[each] === undefined && !isFaulty(found, each))
					found.push({ name: each, fault: "missing" });
	}
	return { value: completed(place, value), written, faults: found };
}

function isFaulty(faults: readonly FaultyAnswer[], name: string): boolean {
	return faults.some((each) => each.name === name);
}

// Rows and members that nobody writes in a form, such as a constant or an empty list.
function completed({ schema }: Place, value: unknown): unknown {
	const empty = emptyOf(schema);
	if (typeof value !== "object" || value === null || typeof empty !== "object" || empty === null)
		return value;
	return { ...empty, ...value };
}

function put(value: unknown, [step, ...deeper]: readonly string[], leaf: unknown): unknown {
	if (step === undefined) return leaf;
	const held = (typeof value === "object" && value !== null ? value : {}) as Readonly<
		Record<string, unknown>
	>;
	const inner = put(Object.hasOwn(held, step) ? held[step] : undefined, deeper, leaf);
	const { [step]: _old, ...others } = held;
	if (inner === undefined || (deeper.length > 0 && isEmpty(inner) && leaf === undefined)) return others;
	return { ...held, [step]: inner };
}

function isEmpty(value: unknown): boolean {
	return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

const wrong = Symbol("not read");

function encoded(codec: LeafCodec, value: unknown): Json {
	if (codec === "lines") return (value as readonly string[]).join("\n");
	return codec === "json" ? JSON.stringify(value) : String(value);
}

function decoded(codec: LeafCodec, given: Json | undefined): unknown {
	if (given === undefined || codec === "plain") return given;
	const text = String(given).trim();
	if (codec === "lines")
		return [...new Set(text.split("\n").map((line) => line.trim()))].filter((line) => line !== "");
	if (codec === "mixed") return mixed(text);
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return wrong;
	}
}

function mixed(text: string): boolean | number | string {
	if (text === "true" || text === "false") return text === "true";
	return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}
