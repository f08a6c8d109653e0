import { readFileSync } from "node:fs";
import { equal, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { fromHex, toHex } from "@mingjian/ledger/crypto/hex.ts";
import { schemaFaults } from "@mingjian/ledger/runtime/validators.ts";
import { type Static, Type } from "typebox";
import type { BlockLog } from "../store/block-log/block-log.ts";
import type { Files } from "../store/files.ts";
import { BackupTrouble } from "./backup-trouble.ts";

const Floor = Type.Object({
	format: Type.Literal("mingjian-floor/1"),
	/** Leaves of the log that a restored record must have, and their root. */
	size: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
	root: Type.String({ pattern: "^[0-9a-f]{64}$" }),
});

/** What a restored record must come to before it is served: the newest position of the log anybody is known to hold. */
export interface ServingFloor {
	readonly size: number;
	readonly root: Uint8Array;
}

const name = "floor.json";

/** Holds a data directory back from serving until its record comes to the position; durable when it resolves. */
export async function setFloor(files: Files, directory: string, { size, root }: ServingFloor): Promise<void> {
	const floor: Static<typeof Floor> = { format: "mingjian-floor/1", size, root: toHex(root) };
	const file = await files.open(`${directory}/${name}.tmp`);
	try {
		await file.truncate(0);
		await file.writeAt(utf8(JSON.stringify(floor)), 0);
		await file.datasync();
	} finally {
		await file.close();
	}
	await files.rename(`${directory}/${name}.tmp`, `${directory}/${name}`);
	await files.syncDirectory(directory);
}

/**
 * Lets a record be served that is held back by no floor, or has come to it; the floor goes then. Refuses a record that is
 * shorter (restore-behind) or another (restore-differs), and a floor that cannot be read (restore-differs).
 */
export async function passFloor(files: Files, directory: string, log: BlockLog): Promise<void> {
	if (!(await files.list(directory)).includes(name)) return;
	const floor = readFloor(`${directory}/${name}`);
	const height = log.placeOfIndex(floor.size - 1)?.height;
	const place = height === undefined ? undefined : log.place(height)!;
	if (!place) {
		const last = log.place(log.height);
		const size = last ? last.firstIndex + last.entryCount + 1 : 0;
		throw new BackupTrouble(
			"restore-behind",
			`the log has ${size} leaves; a checkpoint of ${floor.size} is known`,
		);
	}
	if (place.firstIndex + place.entryCount + 1 !== floor.size || !equal(place.root, floor.root))
		throw new BackupTrouble(
			"restore-differs",
			`at ${floor.size} leaves the log has another root than the checkpoint`,
		);
	await files.remove(`${directory}/${name}`);
	await files.syncDirectory(directory);
}

function readFloor(path: string): ServingFloor {
	let value: unknown;
	try {
		value = JSON.parse(readFileSync(path, "utf8"));
	} catch {
		value = undefined;
	}
	if (schemaFaults(Floor, value, 1).length > 0)
		throw new BackupTrouble("restore-differs", `${path}: cannot be read`);
	const { size, root } = value as Static<typeof Floor>;
	return { size, root: fromHex(root) };
}
