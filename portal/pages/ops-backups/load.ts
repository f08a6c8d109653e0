import type { BackupDrill, BackupFailure, BackupRun, NodeBackups } from "../../city/node-backups.ts";
import type { AskedBy } from "../../session/only.ts";
import type { Words } from "../../words/words.ts";
import { type Act, type Asked, SeeOther } from "../page.ts";

/** How the node is backed up, and whether that can be relied on. */
export interface BackupsModel {
	/** Undefined where the node is told of no folder or no recipient. */
	readonly backups?: BackupsStanding;
}

export interface BackupsStanding {
	readonly order: NodeBackups["order"];
	readonly running: boolean;
	readonly nextMs?: number;
	readonly runs: readonly BackupRun[];
	/** Runs that failed since the last good one, the newest first. */
	readonly failures: readonly (BackupFailure & { readonly words: Words; readonly advice: Words })[];
	readonly drill?: BackupDrill;
	/** What would be lost were the node lost now. */
	readonly gap?: { readonly blocks: number; readonly ms: number };
	readonly alarms: readonly BackupAlarm[];
}

export type BackupAlarm = "failing" | "never" | "late" | "no-drill" | "old-drill";

const mostLines = 200;
const runsShown = 20;
const drillEveryMs = 90 * 86_400_000;
/** How long a request waits for a run it asked for, so that a small one is there when the page comes. */
const patienceMs = 3000;

/** How the node's backups stand: of use to the operator's pages. */
export function standingOf({ backups, city, desk }: Asked): BackupsStanding | undefined {
	if (!backups) return undefined;
	const lines = backups.journal(mostLines);
	const runs = lines.filter((line) => line.kind === "run");
	const lastGood = lines.findIndex(({ kind }) => kind === "run");
	const since = lastGood < 0 ? lines : lines.slice(0, lastGood);
	const failures = since.filter((line) => line.kind === "failure");
	const drill = lines.find((line) => line.kind === "drill");
	const [last] = runs;
	const { height, timeMs } = city.node.head();
	const now = desk.clock();
	const { running, nextMs } = backups.state;
	const blocks = last && Math.max(0, height - last.height);
	return {
		order: backups.order,
		running,
		...(nextMs === undefined ? {} : { nextMs }),
		runs: runs.slice(0, runsShown),
		failures: failures.slice(0, 5).map((each) => ({ ...each, ...backups.told(each.code) })),
		...(drill ? { drill } : {}),
		...(last && blocks !== undefined
			? { gap: { blocks, ms: blocks === 0 ? 0 : Math.max(0, timeMs - last.asOfMs) } }
			: {}),
		alarms: alarmsOf({ failing: failures.length > 0, last, drill, everyMs: backups.order.everyMs, now }),
	};
}

interface Grounds {
	readonly failing: boolean;
	readonly last: BackupRun | undefined;
	readonly drill: BackupDrill | undefined;
	readonly everyMs: number | undefined;
	readonly now: number;
}

function alarmsOf({ failing, last, drill, everyMs, now }: Grounds): BackupAlarm[] {
	const late = last !== undefined && everyMs !== undefined && now - last.atMs > 2 * everyMs + 60_000;
	return [
		...(failing ? ["failing" as const] : []),
		...(last ? [] : ["never" as const]),
		...(late ? ["late" as const] : []),
		...(drill ? [] : ["no-drill" as const]),
		...(drill && now - drill.atMs > drillEveryMs ? ["old-drill" as const] : []),
	];
}

export async function loadBackups(asked: Asked & AskedBy): Promise<BackupsModel> {
	const standing = standingOf(asked);
	return standing ? { backups: standing } : {};
}

/** Backs the node up now. A long run goes on by itself; the page says so. */
export async function backUpNow(
	asked: Parameters<Act<BackupsModel>>[0] & AskedBy,
): Promise<SeeOther | undefined> {
	const { backups } = asked;
	if (!backups) return undefined;
	const patience = new Promise<void>((resolve) => setTimeout(resolve, patienceMs).unref());
	await Promise.race([backups.run(), patience]);
	return new SeeOther("/ops/backups");
}
