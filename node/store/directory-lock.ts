import { mkdir, open, readFile, rm } from "node:fs/promises";

/** Two nodes on one data directory would each overwrite what the other acknowledged. */
export class DirectoryInUse extends Error {
	readonly code = "directory-in-use";
}

/** Takes the data directory for this process. Refuses (DirectoryInUse) while another living process has it. */
export async function lockDirectory(directory: string): Promise<{ release(): Promise<void> }> {
	await mkdir(directory, { recursive: true });
	const path = `${directory}/lock`;
	for (let attempt = 0; attempt < 2; attempt++) {
		try {
			const file = await open(path, "wx", 0o600);
			await file.writeFile(String(process.pid));
			await file.close();
			return { release: () => rm(path, { force: true }) };
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
			const holder = Number(await readFile(path, "utf8").catch(() => ""));
			if (isLiving(holder)) throw new DirectoryInUse(`${directory} is in use by process ${holder}`);
			await rm(path, { force: true });
		}
	}
	throw new DirectoryInUse(`${directory} is being taken by another process`);
}

function isLiving(pid: number): boolean {
	if (!Number.isInteger(pid) || pid <= 0) return false;
	// The same process may open a directory again after a simulated crash.
	if (pid === process.pid) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
}
