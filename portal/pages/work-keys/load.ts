import { sealingKeyId } from "@mingjian/services/disclosure/rules/sealing-key.ts";
import type { SealingKeysRecord } from "@mingjian/services/disclosure/schema.ts";
import type { AskedBy } from "../../session/only.ts";
import { shortestPassword } from "../../session/password-keys.ts";
import type { Words } from "../../words/words.ts";
import type { DepartmentKeysState } from "../../work/department-keys.ts";
import { readSealingKeyFile } from "../../work/sealing-key-file.ts";
import { type Act, type Asked, backOf, SeeOther } from "../page.ts";

/** Whether a department's opening key is at the portal, and unlocked. */
export interface WorkKeysModel {
	readonly department: Words;
	readonly state: DepartmentKeysState;
	readonly fault?: KeysFault;
}

export type KeysFault = "file" | "malformed" | "passphrase" | "short" | "other" | "unregistered" | "wait";

type Posting = Parameters<Act<WorkKeysModel>>[0] & AskedBy;

export async function loadWorkKeys(asked: Asked & AskedBy): Promise<WorkKeysModel | undefined> {
	const holder = holderOf(asked);
	return holder === undefined ? undefined : modelOf(asked, holder);
}

/** Keeps, unlocks or locks the key. */
export async function actWorkKeys(asked: Posting): Promise<WorkKeysModel | SeeOther | undefined> {
	const holder = holderOf(asked);
	if (!holder) return undefined;
	const { posted, work, query } = asked;
	const doing = posted.fields.get("do");
	if (doing === "lock") work.keys.lock(holder);
	else {
		const fault = doing === "bring" ? await bring(asked, holder) : await unlock(asked, holder);
		if (fault) return { ...(await modelOf(asked, holder)), fault };
	}
	const next = query.get("next");
	return new SeeOther(doing !== "lock" && next ? backOf(next) : "/work/keys");
}

/** The department whose key it is, for those who may open what is sealed to it. */
function holderOf({ visitor }: AskedBy): string | undefined {
	const opens = visitor.kind === "department" || visitor.roles.includes("data-opener");
	return opens ? visitor.department : undefined;
}

async function modelOf({ city, work }: AskedBy, holder: string): Promise<WorkKeysModel> {
	const department = (await city.nameOf(holder)) ?? { zh: holder, en: holder };
	return { department, state: work.keys.state(holder) };
}

async function unlock(
	{ posted, work, desk, address }: Posting,
	holder: string,
): Promise<KeysFault | undefined> {
	const waits = await Promise.all([
		desk.limits.wait("account", holder),
		desk.limits.wait("address", address),
	]);
	if (waits.some((seconds) => seconds > 0)) return "wait";
	if ((await work.keys.unlock(holder, posted.fields.get("passphrase") ?? "")) > 0) {
		await desk.limits.clear("account", holder);
		return undefined;
	}
	await desk.limits.count("account", holder);
	await desk.limits.count("address", address);
	return "passphrase";
}

async function bring({ city, posted, work }: Posting, holder: string): Promise<KeysFault | undefined> {
	const passphrase = posted.fields.get("passphrase") ?? "";
	const octets = posted.files.get("file")?.bytes;
	if (!octets) return "file";
	if (passphrase.length < shortestPassword) return "short";
	const brought = await readSealingKeyFile(octets, passphrase);
	if (typeof brought === "string") return brought;
	if (brought.account !== holder) return "other";
	const key = sealingKeyId(brought.pair.publicKey);
	const known = await city.ask<SealingKeysRecord>("disclosure", "sealing-keys", { holder });
	if (!known?.keys.some((each) => each.key === key)) return "unregistered";
	await work.keys.keep(holder, { key, seed: brought.seed }, passphrase);
	await work.keys.unlock(holder, passphrase);
	return undefined;
}
