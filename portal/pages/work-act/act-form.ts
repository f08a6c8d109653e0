import type { Json } from "@mingjian/ledger/record/payload.ts";
import { type FormSchema, kindOf, type Question } from "../../kit/forms/question.ts";
import { codeWords } from "./code-words.ts";

/** The members of an action's input that a form can ask for. */
export interface ActForm {
	readonly schema: FormSchema;
	/** Members the address gave already. */
	readonly given: Readonly<Record<string, string | number>>;
}

/** A schema as manifests have them. */
interface Member extends Question {
	readonly enum?: readonly string[];
	readonly properties?: Readonly<Record<string, Member>>;
	readonly required?: readonly string[];
}

/**
 * The form that asks for an action's input: members the address gives are left out, members of members are asked for by themselves.
 * Undefined where something required cannot be asked in a form, such as a commitment or a public key.
 */
export function actForm(input: object, query: URLSearchParams): ActForm | undefined {
	const { properties = {}, required = [] } = input as Member;
	const questions: Record<string, Question> = {};
	const needed: string[] = [];
	const given: Record<string, string | number> = {};
	for (const [name, member] of Object.entries(properties)) {
		const value = query.get(name);
		const settled = value === null ? undefined : settledBy(value, member);
		if (settled !== undefined) {
			given[name] = settled;
			continue;
		}
		const asked = questionsOf(name, member);
		if (!asked && required.includes(name)) return undefined;
		for (const [path, question] of Object.entries(asked ?? {})) {
			questions[path] = question;
			if (required.includes(name) && isNeeded(member, path)) needed.push(path);
		}
	}
	return { schema: { type: "object", properties: questions, required: needed }, given };
}

/** A member as an address gives it: text, or a whole number. */
function settledBy(value: string, { type }: Member): string | number | undefined {
	if (type === "string") return value;
	return type === "integer" && /^(0|[1-9][0-9]{0,14})$/.test(value) ? Number(value) : undefined;
}

/** The input an action wants, of what was given and answered. */
export function inputOf({ given }: ActForm, answers: Readonly<Record<string, Json>>): Json {
	const input: Record<string, Json> = { ...given };
	for (const [path, answer] of Object.entries(answers)) {
		const [name, inner] = path.split(".") as [string, string?];
		if (inner === undefined) input[name] = answer;
		else input[name] = { ...(input[name] as object | undefined), [inner]: answer };
	}
	return input;
}

function questionsOf(name: string, member: Member): Readonly<Record<string, Question>> | undefined {
	if (member.properties) {
		const inner = Object.entries(member.properties).map(([each, of]) => [`${name}.${each}`, of] as const);
		const asked = inner.filter(([path, of]) => isAskable(path, of));
		const whole = (member.required ?? []).every((each) => asked.some(([path]) => path === `${name}.${each}`));
		return whole ? Object.fromEntries(asked.map(([path, of]) => [path, worded(of)])) : undefined;
	}
	return isAskable(name, member) ? { [name]: worded(member) } : undefined;
}

function isNeeded(member: Member, path: string): boolean {
	const [, inner] = path.split(".");
	return inner === undefined || (member.required ?? []).includes(inner);
}

function isAskable(name: string, member: Member): boolean {
	// Milliseconds since 1970 and hashes are nothing a person writes.
	if (name.endsWith("Ms") || member.pattern?.includes("{43}=")) return false;
	if (member.enum) return true;
	try {
		kindOf(name, member);
		return true;
	} catch {
		return false;
	}
}

/** Codes without words of their own get ours. */
function worded(member: Member): Question {
	if (!member.enum) return member;
	const { enum: codes, ...rest } = member;
	return { ...rest, anyOf: codes.map((code) => ({ const: code, words: codeWords(code) })) };
}
