import { readFileSync } from "node:fs";
import { join } from "node:path";
import { engineFiles } from "@mingjian/consensus/cometbft/engine/engine-keys.ts";

/** Linux counts processor time in hundredths of a second, whatever the machine. */
const tickMs = 10;

/** Processor time of processes so far, in milliseconds, the system's on their behalf included. */
export function processorMs(pids: readonly number[]): number {
	return pids.reduce((sum, pid) => sum + ticks(pid) * tickMs, 0);
}

/** The engines that run in members' folders. */
export function enginePids(folders: readonly string[]): number[] {
	return folders.map((folder) => Number(readFileSync(engineFiles(join(folder, "engine")).process, "utf8")));
}

/** Fields 14 and 15 of proc(5); the command before them may hold spaces and brackets. */
function ticks(pid: number): number {
	const line = readFileSync(`/proc/${pid}/stat`, "utf8");
	const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
	return Number(fields[11]) + Number(fields[12]);
}
