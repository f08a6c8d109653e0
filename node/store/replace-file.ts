import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Files } from "./files.ts";

/** Puts bytes in the place of a file, whole or not at all; durable when it resolves. */
export async function replaceFile(
	files: Files,
	{ directory, name, bytes }: { readonly directory: string; readonly name: string; readonly bytes: Bytes },
): Promise<void> {
	const path = `${directory}/${name}`;
	const file = await files.open(`${path}.tmp`);
	try {
		await file.truncate(0);
		await file.writeAt(bytes, 0);
		await file.datasync();
	} finally {
		await file.close();
	}
	await files.rename(`${path}.tmp`, path);
	await files.syncDirectory(directory);
}
