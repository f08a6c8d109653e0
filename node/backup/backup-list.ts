import { type Bytes, fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { schemaFaults } from "@mingjian/ledger/runtime/validators.ts";
import { type Static, Type } from "typebox";
import { BackupTrouble } from "./backup-trouble.ts";

const closed = { additionalProperties: false };
const whole = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const hash = Type.String({ pattern: "^[0-9a-f]{64}$" });

/** One encrypted file of the backup: its name below the folder, its length, and SHA-256 of it as it lies there. */
const sealedObject = {
	object: Type.String({ pattern: "^[a-z]+/[0-9a-z.-]{1,120}\\.age$" }),
	length: whole,
	sha256: hash,
};

/** Consecutive frames of one file of the block log. */
const Part = Type.Object(
	{
		...sealedObject,
		segment: Type.String({ pattern: "^blocks-[0-9]{12}$" }),
		position: whole,
		bytes: whole,
		from: whole,
		to: whole,
	},
	closed,
);

/** A file of the data directory that is kept as it is. */
const Kept = Type.Object(
	{
		...sealedObject,
		// Below the data directory: no part of it is "." or "..".
		path: Type.String({
			pattern: "^(?!\\.{1,2}(/|$))[^/\\u0000]+(/(?!\\.{1,2}(/|$))[^/\\u0000]+)*$",
			maxLength: 400,
		}),
		mode: whole,
		plain: hash,
	},
	closed,
);

/** A sealed content with its wraps. */
const Content = Type.Object({ ...sealedObject, contentId: hash, wraps: Type.Array(hash) }, closed);

/** What a backup holds and where: the list that every restore begins with. */
const BackupList = Type.Object(
	{
		format: Type.Literal("mingjian-backup/1"),
		number: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
		ledger: Type.String({ maxLength: 64 }),
		origin: Type.String({ maxLength: 255 }),
		/** Everything acknowledged before this moment is in. */
		asOfMs: whole,
		record: Type.Object(
			{ height: whole, timeMs: whole, size: whole, root: hash, parts: Type.Array(Part) },
			closed,
		),
		files: Type.Array(Kept),
		vault: Type.Array(Content),
	},
	closed,
);

export type BackupList = Static<typeof BackupList>;
export type BackupPart = Static<typeof Part>;
export type KeptFile = Static<typeof Kept>;
export type KeptContent = Static<typeof Content>;
export type SealedObject = Pick<BackupPart, "object" | "length" | "sha256">;

/** Reads a list. Refuses what is none, or leaves a gap in the record (backup-damaged). */
export function readList(octets: Bytes, name: string): BackupList {
	let value: unknown;
	try {
		value = JSON.parse(fromUtf8(octets));
	} catch {
		value = undefined;
	}
	if (schemaFaults(BackupList, value, 1).length > 0)
		throw new BackupTrouble("backup-damaged", `${name}: is not the list of a backup`);
	const list = value as BackupList;
	if (!isWhole(list)) throw new BackupTrouble("backup-damaged", `${name}: blocks are missing from it`);
	return list;
}

export function writeList(list: BackupList): Bytes {
	return utf8(JSON.stringify(list));
}

/** Whether the parts hold every block from the first to the height, in the order of the block log. */
function isWhole({ record: { parts, height } }: BackupList): boolean {
	let next = 0;
	let end = { segment: "", position: 0 };
	for (const { from, to, segment, position, bytes } of parts) {
		const follows =
			segment === end.segment ? position === end.position : position === 0 && segment > end.segment;
		if (from !== next || to < from || !follows) return false;
		next = to + 1;
		end = { segment, position: position + bytes };
	}
	return next === height + 1;
}

/** Name of the list with a number, in the order of numbers. */
export function listName(number: number): string {
	return `lists/${String(number).padStart(12, "0")}.age`;
}
