import { readFileSync } from "node:fs";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import { troubleError } from "../program/cli-error.ts";

/** Reads a genesis document. Refuses a file that is none: nothing can be started from it (exit 3). */
export function readGenesis(path: string): GenesisDocument {
	let value: unknown;
	try {
		value = JSON.parse(readFileSync(path, "utf8"));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== undefined) throw error;
		value = undefined;
	}
	if (isGenesis(value)) return value;
	throw troubleError(
		"genesis-damaged",
		{ zh: `${path} 已损坏`, en: `${path} is damaged` },
		{ advice: { zh: "请从备份恢复该文件。", en: "Restore the file from the backup." } },
	);
}

/** Whether a value has the members of a genesis document; what each service makes of its own is the service's. */
export function isGenesis(value: unknown): value is GenesisDocument {
	if (typeof value !== "object" || value === null) return false;
	const { ledger, origin, timeMs, members, services } = value as Partial<
		Record<keyof GenesisDocument, unknown>
	>;
	const named = typeof ledger === "string" && typeof origin === "string" && Number.isSafeInteger(timeMs);
	if (!named || !Array.isArray(members) || typeof services !== "object" || services === null) return false;
	const { governance } = services as Record<string, unknown>;
	const policy = (governance as { policy?: { logKeys?: unknown } } | undefined)?.policy;
	return Array.isArray(policy?.logKeys);
}
