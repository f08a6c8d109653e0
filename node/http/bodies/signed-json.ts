import { algorithmByName, algorithms } from "@mingjian/ledger/crypto/algorithms.ts";
import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { EncodingError } from "@mingjian/ledger/crypto/encoding-error.ts";
import { encodeEnvelope, type Signature } from "@mingjian/ledger/record/envelope.ts";
import { limits } from "@mingjian/ledger/record/limits.ts";
import { schemaFaults } from "@mingjian/ledger/runtime/validators.ts";
import { type Static, Type } from "typebox";
import type { Fault } from "../problems/fault-words.ts";
import { DoorError } from "../problems/problem.ts";

const base64Length = (bytes: number) => 4 * Math.ceil(bytes / 3);

/** A signed transaction as JSON: the payload's exact text, and the signatures over its id. */
export const SignedJson = Type.Object(
	{
		payload: Type.String({ minLength: 2, contentMediaType: "application/json" }),
		signatures: Type.Array(
			Type.Object(
				{
					algorithm: Type.Union(algorithms.map(({ name }) => Type.Literal(name))),
					publicKey: Type.String({ maxLength: base64Length(limits.publicKey), contentEncoding: "base64" }),
					signature: Type.String({ maxLength: base64Length(limits.signature), contentEncoding: "base64" }),
				},
				{ additionalProperties: false },
			),
			{ minItems: 1, maxItems: limits.signatures },
		),
	},
	{ additionalProperties: false },
);

const decoder = new TextDecoder("utf-8", { fatal: true });

/** The envelope a JSON body stands for. Refuses with DoorError, each place named. */
export function envelopeOfJson(body: Bytes): Bytes {
	const { payload, signatures } = parse(body);
	if (!payload.isWellFormed()) throw new DoorError("payload-not-utf8");
	const faults: Fault[] = [];
	const decode = (text: string, pointer: string): Bytes => {
		try {
			return fromBase64(text);
		} catch (error) {
			if (!(error instanceof EncodingError)) throw error;
			faults.push({ pointer, keyword: "base64" });
			return new Uint8Array();
		}
	};
	const decoded = signatures.map(
		({ algorithm, publicKey, signature }, at): Signature => ({
			algorithm: algorithmByName(algorithm).code,
			publicKey: decode(publicKey, `/signatures/${at}/publicKey`),
			signature: decode(signature, `/signatures/${at}/signature`),
		}),
	);
	if (faults.length > 0) throw new DoorError("body-invalid", faults);
	return encodeEnvelope({ payload: utf8(payload), signatures: decoded });
}

function parse(body: Bytes): Static<typeof SignedJson> {
	if (body.length === 0) throw new DoorError("body-empty");
	let value: unknown;
	try {
		value = JSON.parse(decoder.decode(body));
	} catch {
		throw new DoorError("body-not-json");
	}
	const faults = schemaFaults(SignedJson, value);
	if (faults.length > 0) throw new DoorError("body-invalid", faults);
	return value as Static<typeof SignedJson>;
}
