import type { StateReader } from "@mingjian/ledger/runtime/context.ts";
import { refuse } from "../refusals.ts";
import type { TypeRecord, TypeVersionRecord } from "../schema.ts";
import { types, typeVersions } from "../state.ts";

/** A type and its version in force at one moment. */
export interface TypeInForce {
	readonly record: TypeRecord;
	/** 1 for the first. */
	readonly number: number;
	readonly version: TypeVersionRecord;
}

/** The type as it is in force at a moment. Refuses type-unknown, type-not-in-force. */
export function typeInForce(state: StateReader, type: string, atMs: number): TypeInForce {
	const record = state.get(types, type);
	if (!record) return refuse("type-unknown");
	const number = numberInForce(record, atMs);
	const version = number === 0 ? undefined : state.get(typeVersions, versionKey(type, number));
	return version ? { record, number, version } : refuse("type-not-in-force");
}

/** Number of the version in force at a moment, 0 where none is yet. */
export function numberInForce({ versions }: TypeRecord, atMs: number): number {
	return versions.findLastIndex((effectiveFromMs) => effectiveFromMs <= atMs) + 1;
}

export function versionKey(type: string, number: number): string {
	return `${type}/${number}`;
}
