import { parentPort, workerData } from "node:worker_threads";
import { diskFiles } from "../store/files.ts";
import { backUp } from "./back-up.ts";
import type { BackupOrder, BackupReport } from "./backup-schedule.ts";

// One run in a thread of its own: encrypting takes the processor, and the main thread answers people.
const report: BackupReport = await backUp({ files: diskFiles, ...(workerData as BackupOrder) }).then(
	({ list, added, octetsWritten, elapsedMs }) => ({
		ok: true,
		number: list.number,
		height: list.record.height,
		added,
		octetsWritten,
		elapsedMs,
	}),
	(error) => ({ ok: false, code: codeOf(error), message: String((error as Error).message) }),
);
parentPort!.postMessage(report);

function codeOf(error: unknown): string {
	const { code } = error as { code?: unknown };
	return typeof code === "string" ? code : "internal";
}
