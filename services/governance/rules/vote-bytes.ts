import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, concat, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { Vote } from "../proposals/vote-schema.ts";

/**
 * What a member signs when it votes: CanonicalVote of CometBFT 0.38 in protobuf, preceded by its length. Members of value zero are left
 * out, but for the time and the header of the parts.
 */
export function voteBytes(chain: string, vote: Vote): Bytes {
	const time = concat(varintField(1, vote.seconds), varintField(2, vote.nanos));
	const parts = concat(varintField(1, vote.partsTotal), hashField(2, vote.partsHash));
	const block =
		vote.blockHash === ""
			? new Uint8Array()
			: bytesField(4, concat(hashField(1, vote.blockHash), bytesField(2, parts)));
	const body = concat(
		varintField(1, vote.type),
		fixedField(2, vote.height),
		fixedField(3, vote.round),
		block,
		bytesField(5, time),
		bytesField(6, utf8(chain)),
	);
	return concat(varint(body.length), body);
}

function varintField(field: number, value: number): Bytes {
	return value === 0 ? new Uint8Array() : concat(varint(field << 3), varint(value));
}

function fixedField(field: number, value: number): Bytes {
	if (value === 0) return new Uint8Array();
	const out = new Uint8Array(9);
	out[0] = (field << 3) | 1;
	new DataView(out.buffer).setBigInt64(1, BigInt(value), true);
	return out;
}

function bytesField(field: number, octets: Bytes): Bytes {
	return concat(varint((field << 3) | 2), varint(octets.length), octets);
}

function hashField(field: number, base64: string): Bytes {
	return base64 === "" ? new Uint8Array() : bytesField(field, fromBase64(base64));
}

function varint(value: number): Bytes {
	const out: number[] = [];
	let rest = BigInt(value);
	while (rest > 127n) {
		out.push(Number(rest & 127n) | 128);
		rest >>= 7n;
	}
	return new Uint8Array([...out, Number(rest)]);
}
