import { crc32 } from "node:zlib";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { HASH_SIZE } from "@mingjian/ledger/merkle/state/state-hash.ts";

/** What every frame begins with; the digit is the version of the format. */
export const FRAME_MAGIC: Bytes = Uint8Array.of(0x4d, 0x4a, 0x53, 0x31);
/** magic 4 ‖ height 8 ‖ record count 4 ‖ body length 4 ‖ state root 32 ‖ body crc32 4 ‖ crc32 of the 56 octets before 4. */
export const FRAME_HEADER_SIZE = 60;
/** key hash 32 ‖ leaf hash 32 ‖ key length 2 ‖ value length 4, then key and value. Integers are big-endian. */
export const RECORD_HEADER_SIZE = 2 * HASH_SIZE + 6;
/** The value length that says the key was deleted. */
export const DELETED = 0xffffffff;
/** The longest key, in octets of UTF-8. */
export const MAX_KEY_SIZE = 0xffff;
/** The longest value, in octets. */
export const MAX_VALUE_SIZE = 64 << 20;

const HEIGHT_AT = 4;
const COUNT_AT = 12;
const BODY_LENGTH_AT = 16;
const ROOT_AT = 20;
const BODY_CRC_AT = 52;
const HEADER_CRC_AT = 56;

/** One write: a value, or `undefined` and a leaf hash of zeros for a deletion. */
export interface StateRecord {
	readonly keyHash: Bytes;
	readonly leafHash: Bytes;
	readonly key: Bytes;
	readonly value: Bytes | undefined;
}

/** What a frame's header says. */
export interface FrameHeader {
	readonly height: number;
	readonly count: number;
	readonly bodyLength: number;
	readonly root: Bytes;
	readonly bodyCrc: number;
}

/** Octets a record takes in a frame. */
export function recordSize(record: StateRecord): number {
	return RECORD_HEADER_SIZE + record.key.length + (record.value?.length ?? 0);
}

/** Writes a record, within its limits, into a frame and returns where its value begins. */
export function writeRecord(frame: Buffer, offset: number, record: StateRecord): number {
	frame.set(record.keyHash, offset);
	frame.set(record.leafHash, offset + HASH_SIZE);
	const lengths = offset + 2 * HASH_SIZE;
	frame.writeUInt16BE(record.key.length, lengths);
	frame.writeUInt32BE(record.value === undefined ? DELETED : record.value.length, lengths + 2);
	const keyAt = offset + RECORD_HEADER_SIZE;
	frame.set(record.key, keyAt);
	const valueAt = keyAt + record.key.length;
	if (record.value !== undefined) frame.set(record.value, valueAt);
	return valueAt;
}

/** Writes the header of a frame whose body is already in its place behind it. */
export function sealFrame(frame: Buffer, header: { height: number; count: number; root: Bytes }): void {
	frame.set(FRAME_MAGIC, 0);
	frame.writeBigUInt64BE(BigInt(header.height), HEIGHT_AT);
	frame.writeUInt32BE(header.count, COUNT_AT);
	frame.writeUInt32BE(frame.length - FRAME_HEADER_SIZE, BODY_LENGTH_AT);
	frame.set(header.root, ROOT_AT);
	frame.writeUInt32BE(crc32(frame.subarray(FRAME_HEADER_SIZE)), BODY_CRC_AT);
	frame.writeUInt32BE(crc32(frame.subarray(0, HEADER_CRC_AT)), HEADER_CRC_AT);
}

/** Reads a header; undefined unless its magic and checksum are right. */
export function readFrameHeader(bytes: Buffer): FrameHeader | undefined {
	if (bytes.length < FRAME_HEADER_SIZE || FRAME_MAGIC.some((octet, index) => bytes[index] !== octet)) {
		return undefined;
	}
	if (crc32(bytes.subarray(0, HEADER_CRC_AT)) !== bytes.readUInt32BE(HEADER_CRC_AT)) return undefined;
	return {
		height: Number(bytes.readBigUInt64BE(HEIGHT_AT)),
		count: bytes.readUInt32BE(COUNT_AT),
		bodyLength: bytes.readUInt32BE(BODY_LENGTH_AT),
		root: Uint8Array.from(bytes.subarray(ROOT_AT, BODY_CRC_AT)),
		bodyCrc: bytes.readUInt32BE(BODY_CRC_AT),
	};
}

/** Where one record and its parts lie within some octets. */
export interface RecordPlace {
	readonly start: number;
	readonly valueAt: number;
	readonly end: number;
	readonly deleted: boolean;
}

/** Finds the record beginning at `start`; undefined where it is not there as a whole. */
export function placeRecord(bytes: Buffer, start: number): RecordPlace | undefined {
	const keyAt = start + RECORD_HEADER_SIZE;
	if (keyAt > bytes.length) return undefined;
	const valueLength = bytes.readUInt32BE(keyAt - 4);
	const deleted = valueLength === DELETED;
	const valueAt = keyAt + bytes.readUInt16BE(keyAt - 6);
	const end = deleted ? valueAt : valueAt + valueLength;
	return end > bytes.length ? undefined : { start, valueAt, end, deleted };
}
