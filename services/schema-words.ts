import { type TObject, type TProperties, type TSchema, Type } from "typebox";

/**
 * A copy of the schema that carries its words: `words` for forms and pages, `description` for OpenAPI readers.
 * Every property of an action's input, a query's parameters and a record has them; the service suite holds this.
 */
export function worded<S extends TSchema>(schema: S, zh: string, en: string): S {
	// TypeBox keeps `~kind` and `~optional` in hidden properties, which a spread would lose.
	const described = {
		...Object.getOwnPropertyDescriptors(schema),
		words: visible({ zh, en }),
		description: visible(`${zh} / ${en}`),
	};
	return Object.defineProperties({}, described) as unknown as S;
}

/** An object that allows no members but the ones named. */
export function closed<const P extends TProperties>(properties: P): TObject<P> {
	return Type.Object(properties, { additionalProperties: false });
}

function visible(value: unknown): PropertyDescriptor {
	return { value, enumerable: true, writable: true, configurable: true };
}
