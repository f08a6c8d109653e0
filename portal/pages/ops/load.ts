import type { AccountRecord } from "@mingjian/services/identity/records.ts";
import { type EntryLine, entryLines } from "../../city/entry-line.ts";
import type { AskedBy } from "../../session/only.ts";
import type { Words } from "../../words/words.ts";
import { type BackupAlarm, standingOf } from "../ops-backups/load.ts";
import type { Asked } from "../page.ts";
import { loadStatus, type StatusModel } from "../status/load.ts";
import { type Alert, alertsOf } from "./alerts.ts";
import { type GovernanceModel, governanceOf } from "./proposals.ts";
import { type SettingLine, settingLines } from "./setting-lines.ts";

export interface OpsModel {
	readonly node: StatusModel;
	readonly logSize: number;
	/** The account searched for, and what it did last. */
	readonly sought: string;
	readonly entries: readonly EntryLine[];
	/** Words searched for among accounts. */
	readonly text: string;
	readonly accounts: readonly AccountLine[];
	readonly total: number;
	readonly settings: readonly SettingLine[];
	readonly alerts: readonly Alert[];
	/** How many witnesses are asked to cosign. */
	readonly witnesses: number;
	readonly governance: GovernanceModel;
	/** Undefined where the node is told of no folder for them. */
	readonly backups?: { readonly alarms: readonly BackupAlarm[]; readonly lastMs?: number };
}

export interface AccountLine {
	readonly account: string;
	readonly name?: Words;
	readonly suspended: boolean;
	readonly keys: number;
	/** The visitor's own, or another operator's: neither is suspended here. */
	readonly protected: boolean;
}

interface AccountPage {
	readonly rows: readonly (AccountRecord & { readonly account: string })[];
	readonly total: number;
}

const mostLines = 25;
const accountPattern = /^(citizen|officer|department|operator):[A-Za-z0-9._-]{1,120}$/;

export async function loadOps(asked: Asked & AskedBy): Promise<OpsModel> {
	const { city, query } = asked;
	const sought = (query.get("account") ?? "").trim().slice(0, 140);
	const text = (query.get("text") ?? "").trim().slice(0, 100);
	const where = text === "" ? { kind: "department" } : { text };
	const page = await city.ask<AccountPage>("identity", "accounts", { ...where, limit: mostLines });
	const node = (await loadStatus(asked)) as StatusModel;
	const backups = standingOf(asked);
	const witnesses = city.node.witnesses?.();
	const alarms = backups?.alarms ?? [];
	const [last] = backups?.runs ?? [];
	return {
		node,
		alerts: alertsOf({ behind: node.state === "behind", alarms, witnesses }),
		witnesses: witnesses?.asked.length ?? 0,
		governance: await governanceOf(asked),
		logSize: city.node.head().size,
		sought,
		entries: accountPattern.test(sought) ? await entriesBy(asked, sought) : [],
		text,
		accounts: (page?.rows ?? []).map(({ account, kind, name, suspension, activeKeys }) => ({
			account,
			...(name ? { name } : {}),
			suspended: suspension !== undefined,
			keys: activeKeys,
			protected: kind === "operator",
		})),
		total: page?.total ?? 0,
		settings: settingLines(city.configuration),
		...(backups ? { backups: { alarms: backups.alarms, ...(last ? { lastMs: last.asOfMs } : {}) } } : {}),
	};
}

async function entriesBy({ city }: Asked, actor: string): Promise<EntryLine[]> {
	const { entries } = await city.node.entries({ actor, newestFirst: true, limit: mostLines });
	return entryLines(city, entries);
}
