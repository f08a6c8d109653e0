import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { manifests } from "@mingjian/services/manifests.ts";
import type { Text } from "./subject.ts";

/** One member of a signed input, told by the words of its schema. */
export interface Fact {
	readonly label: Words;
	readonly value: FactValue;
}

export type FactValue =
	| { readonly kind: "text"; readonly text: Text }
	| { readonly kind: "code"; readonly code: string }
	| { readonly kind: "account"; readonly account: string }
	| { readonly kind: "time"; readonly timeMs: number }
	| { readonly kind: "facts"; readonly facts: readonly Fact[]; readonly name?: Text }
	| { readonly kind: "list"; readonly values: readonly FactValue[]; readonly more: number };

interface Member {
	readonly words?: Words;
	readonly const?: unknown;
	readonly anyOf?: readonly Member[];
	readonly items?: Member;
	readonly properties?: Readonly<Record<string, Member>>;
}

/** Chinese, which nobody translated. */
const han = /\p{Script=Han}/u;
const mostListed = 12;
const mostDepth = 5;
const accountId = /^(citizen|officer|department|operator):[A-Za-z0-9._-]{1,120}$/;

// What people would call the thing a member describes.
function nameIn(value: Readonly<Record<string, Json>>, depth: number): Text | undefined {
	for (const member of [value.title, value.name, value.law, value.guide]) {
		if (typeof member !== "object" || member === null || Array.isArray(member)) continue;
		const { zh, en } = member as Readonly<Record<string, Json>>;
		if (typeof zh === "string") return typeof en === "string" ? { zh, en } : { zh };
		const inner = depth < mostDepth ? nameIn(member as never, depth + 1) : undefined;
		if (inner) return inner;
	}
	return undefined;
}

/** A signed input in words: every member its schema names, in the schema's order, then what is left over. */
export function factsOf(schema: object | undefined, input: Json): Fact[] {
	return factsIn((schema ?? {}) as Member, input, 0);
}

function factsIn({ properties = {} }: Member, input: Json, depth: number): Fact[] {
	if (typeof input !== "object" || input === null || Array.isArray(input)) return [];
	const given = input as Readonly<Record<string, Json>>;
	const names = new Set([...Object.keys(properties), ...Object.keys(given)]);
	return [...names].flatMap((name) => {
		const value = Object.hasOwn(given, name) ? given[name] : undefined;
		if (value === undefined) return [];
		const member = properties[name] ?? {};
		return [
			{ label: member.words ?? { zh: name, en: name }, value: factValue(member, value, { name, depth }) },
		];
	});
}

interface Place {
	readonly name: string;
	readonly depth: number;
}

function factValue(member: Member, value: Json, { name, depth }: Place): FactValue {
	if (Array.isArray(value)) {
		const shown = value
			.slice(0, mostListed)
			.map((each) => factValue(member.items ?? {}, each, { name, depth: depth + 1 }));
		return { kind: "list", values: shown, more: value.length - shown.length };
	}
	if (typeof value === "object" && value !== null) return objectOf(member, value as never, depth);
	if (typeof value === "number" && name.endsWith("Ms")) return { kind: "time", timeMs: value };
	const chosen = member.anyOf?.find((each) => each.const === value)?.words;
	if (chosen) return { kind: "text", text: chosen };
	if (typeof value === "string") return stringOf(value);
	return { kind: "text", text: plain[String(value)] ?? { zh: String(value), en: String(value) } };
}

const plain: Readonly<Record<string, Words>> = {
	true: { zh: "是", en: "yes" },
	false: { zh: "否", en: "no" },
	null: { zh: "无", en: "none" },
};

/** Roles of every service, by code. */
const roles: Readonly<Record<string, Words>> = Object.fromEntries(
	manifests.flatMap((each) => Object.entries(each.roles)),
);

function stringOf(value: string): FactValue {
	const role = Object.hasOwn(roles, value) ? roles[value] : undefined;
	if (role) return { kind: "text", text: role };
	if (accountId.test(value)) return { kind: "account", account: value };
	// A single word is one, however long.
	if (/^(?=.*[^a-z])[A-Za-z0-9+/=_.:-]{12,}$/.test(value)) return { kind: "code", code: value };
	return { kind: "text", text: han.test(value) ? { zh: value } : { zh: value, en: value } };
}

function objectOf(member: Member, value: Readonly<Record<string, Json>>, depth: number): FactValue {
	const { zh, en, ...rest } = value;
	if (typeof zh === "string" && Object.keys(rest).length === 0)
		return { kind: "text", text: typeof en === "string" ? { zh, en } : { zh } };
	if (depth >= mostDepth) return { kind: "code", code: JSON.stringify(value) };
	const name = nameIn(value, depth);
	return { kind: "facts", facts: factsIn(member, value, depth + 1), ...(name ? { name } : {}) };
}
