import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { diskFiles } from "./files.ts";

/** Two nodes on one data directory would each overwrite what the other acknowledged. */
export class DirectoryInUse extends Error {
	readonly code = "directory-in-use";
}

/** A taken directory. */
export interface DirectoryLock {
	release(): Promise<void>;
}

const attempts = 5;

/** Takes the data directory for this process. Refuses (DirectoryInUse) while another living process has it. */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
	await diskFiles.makeDirectory(directory);
	const path = `${directory}/lock`;
	const own = await ownName();
	for (let attempt = 0; attempt < attempts; attempt++) {
		if (await take(path, own)) return { release: () => rm(path, { force: true }) };
		const holder = await readFile(path, "utf8").catch(() => undefined);
		if (holder === undefined) continue;
		if (await isLivingOther(holder, own))
			throw new DirectoryInUse(`${directory} is in use by process ${holder.split(" ")[0]}`);
		await putAside(path, holder);
	}
	throw new DirectoryInUse(`${directory} is being taken by another process`);
}

/** Creates the lock with its content in one step: nobody ever reads half a lock. */
async function take(path: string, own: string): Promise<boolean> {
	const draft = `${path}-${randomUUID()}`;
	await writeFile(draft, own, { mode: 0o600 });
	try {
		await link(draft, path);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
		return false;
	} finally {
		await rm(draft, { force: true });
	}
}

/** Removes a dead holder's lock; one that somebody else has put in its place meanwhile is put back. */
async function putAside(path: string, holder: string): Promise<void> {
	const aside = `${path}-${randomUUID()}`;
	await rename(path, aside).catch(() => {});
	const moved = await readFile(aside, "utf8").catch(() => undefined);
	if (moved !== undefined && moved !== holder) await link(aside, path).catch(() => {});
	await rm(aside, { force: true });
}

// The same process may open a directory again after a simulated crash.
async function isLivingOther(holder: string, own: string): Promise<boolean> {
	const pid = Number(holder.split(" ")[0]);
	if (holder === own || !Number.isInteger(pid) || pid <= 0) return false;
	const living = await nameOf(pid);
	if (living !== undefined) return living === holder;
	return pid !== process.pid && answers(pid);
}

async function ownName(): Promise<string> {
	return (await nameOf(process.pid)) ?? String(process.pid);
}

/**
 * A process by number, time of its start and boot of the machine, where the system tells (Linux, proc(5)): numbers are soon
 * given again, above all in containers. Undefined where there is no such process or the system does not tell.
 */
async function nameOf(pid: number): Promise<string | undefined> {
	try {
		const stat = await readFile(`/proc/${pid}/stat`, "utf8");
		const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8");
		// The name of the program comes first, in parentheses, and may hold anything.
		const started = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
		return `${pid} ${started} ${boot.trim()}`;
	} catch {
		return undefined;
	}
}

function answers(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
}
