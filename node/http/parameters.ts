import { schemaFaults } from "@mingjian/ledger/runtime/validators.ts";
import type { Static, TSchema } from "typebox";
import type { Fault } from "./problems/fault-words.ts";
import { DoorError } from "./problems/problem.ts";

interface Member {
	readonly type?: string;
	readonly const?: unknown;
	readonly enum?: readonly unknown[];
	readonly anyOf?: readonly Member[];
}

const integer = /^(0|-?[1-9][0-9]{0,15})$/;

/**
 * Reads the parameters of an address by an object schema whose members are strings, integers or booleans. Texts become
 * integers and booleans only where the schema says so. Refuses unknown and repeated parameters (DoorError), each named.
 */
export function readParameters<S extends TSchema>(schema: S, url: string): Static<S> {
	const question = url.indexOf("?");
	const { properties = {} } = schema as { properties?: Readonly<Record<string, Member>> };
	const faults: Fault[] = [];
	const values: Record<string, unknown> = {};
	for (const [name, text] of question < 0 ? [] : pairs(url.slice(question + 1), faults)) {
		const pointer = `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
		if (!Object.hasOwn(properties, name)) faults.push({ pointer, keyword: "additionalProperties" });
		else if (Object.hasOwn(values, name)) faults.push({ pointer, keyword: "repeated" });
		else values[name] = readValue(properties[name] as Member, { text, pointer, faults });
	}
	if (faults.length === 0) faults.push(...schemaFaults(schema, values));
	if (faults.length > 0) throw new DoorError("parameters-invalid", faults.slice(0, mostFaults));
	return values as Static<S>;
}

const mostFaults = 20;

function* pairs(query: string, faults: Fault[]): Generator<readonly [string, string]> {
	for (const pair of query.split("&")) {
		if (pair === "") continue;
		const equals = pair.indexOf("=");
		try {
			yield [
				decode(equals < 0 ? pair : pair.slice(0, equals)),
				equals < 0 ? "" : decode(pair.slice(equals + 1)),
			];
		} catch (error) {
			if (!(error instanceof URIError)) throw error;
			faults.push({ pointer: "", keyword: "encoding" });
		}
	}
}

function decode(text: string): string {
	return decodeURIComponent(text.replaceAll("+", " "));
}

interface Spelled {
	readonly text: string;
	readonly pointer: string;
	readonly faults: Fault[];
}

function readValue(member: Member, { text, pointer, faults }: Spelled): unknown {
	const kind = kindOf(member);
	if (kind === "string") return text;
	if (kind === "integer" && integer.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
	if (kind === "boolean" && (text === "true" || text === "false")) return text === "true";
	faults.push({ pointer, keyword: kind === "integer" ? "decimal-integer" : "true-or-false" });
	return undefined;
}

// A choice between constants is of the constants' kind.
function kindOf(member: Member): "string" | "integer" | "boolean" {
	if (member.type === "integer" || member.type === "number") return "integer";
	if (member.type === "boolean") return "boolean";
	if (member.type !== undefined) return "string";
	const sample = member.anyOf?.[0] ?? { type: jsonKind(member.const ?? member.enum?.[0]) };
	return kindOf(sample);
}

function jsonKind(value: unknown): string {
	return typeof value === "number" ? "integer" : typeof value;
}
