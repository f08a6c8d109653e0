import { type TSchema, Type } from "typebox";

/** The text of a payload: a string whose content is JSON of this action (JSON Schema 2020-12 §8). */
export function payloadSchema(service: string, action: string, input: TSchema): object {
	return {
		type: "string",
		contentMediaType: "application/json",
		contentSchema: Type.Object(
			{
				ledger: Type.String(),
				service: Type.Literal(service),
				action: Type.Literal(action),
				input,
				actor: Type.String(),
				onBehalfOf: Type.Optional(Type.String()),
				issuedAt: Type.Integer({ minimum: 0 }),
				nonce: Type.String({ pattern: "^[A-Za-z0-9_-]{8,64}$" }),
			},
			{ additionalProperties: false },
		),
	};
}
