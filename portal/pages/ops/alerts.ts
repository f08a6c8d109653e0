import type { WitnessStanding } from "../../city/record-node.ts";
import type { Words } from "../../words/words.ts";
import type { BackupAlarm } from "../ops-backups/load.ts";
import { type Trouble, troubles } from "./troubles.ts";

/** Something the operator has to see to, or had to. */
export interface Alert extends Trouble {
	/** Whom it is about, such as a witness. */
	readonly about?: string;
	readonly sinceMs?: number;
	/** When it was over; undefined while it is not. */
	readonly untilMs?: number;
	/** Page where more of it is told. */
	readonly path?: string;
}

/** What alerts are made of. */
export interface Signs {
	readonly behind: boolean;
	readonly alarms: readonly BackupAlarm[];
	readonly witnesses: WitnessStanding | undefined;
}

const shownPast = 10;

/** What is wrong now, the gravest first, then what was wrong and is over. */
export function alertsOf({ behind, alarms, witnesses }: Signs): Alert[] {
	const incidents = (witnesses?.incidents ?? []).map(({ witness, code, ...times }) => ({
		...(troubles[code] ?? unknown(code)),
		about: witness,
		...times,
	}));
	const now: Alert[] = [
		...incidents.filter(({ untilMs }) => untilMs === undefined),
		...alarms.map((alarm) => ({ ...troubles[`backup-${alarm}`]!, path: "/ops/backups" })),
		...(behind ? [troubles.behind!] : []),
	];
	const past = incidents.filter(({ untilMs }) => untilMs !== undefined).slice(0, shownPast);
	return [...now.sort((one, other) => Number(other.grave) - Number(one.grave)), ...past];
}

function unknown(code: string): Trouble {
	const words: Words = { zh: code, en: code };
	return { title: words, advice: words, grave: true };
}
