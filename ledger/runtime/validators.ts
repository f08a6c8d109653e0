import type { TSchema } from "typebox";
import { Compile, type Validator } from "typebox/compile";

const compiled = new WeakMap<object, Validator>();

/** The compiled validator of a schema, made once. Where code generation is forbidden it interprets the schema instead. */
export function validator(schema: TSchema): Validator {
	let found = compiled.get(schema);
	if (!found) {
		found = Compile(schema) as unknown as Validator;
		compiled.set(schema, found);
	}
	return found;
}

/** Where a value misses its schema. */
export interface SchemaFault {
	/** JSON pointer (RFC 6901) into the value. */
	readonly pointer: string;
	/** JSON Schema keyword that failed. */
	readonly keyword: string;
	readonly params: Readonly<Record<string, unknown>>;
	readonly message: string;
}

/** The first few places where a value misses its schema; empty where it fits. */
export function schemaFaults(schema: TSchema, value: unknown, most = 20): SchemaFault[] {
	const check = validator(schema);
	if (check.Check(value)) return [];
	return check
		.Errors(value)
		.slice(0, most)
		.map((fault) => ({
			pointer: fault.instancePath,
			keyword: fault.keyword,
			params: fault.params as Record<string, unknown>,
			message: fault.message,
		}));
}
