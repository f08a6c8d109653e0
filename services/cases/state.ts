import { collection } from "@mingjian/ledger/runtime/collection.ts";
import { FlowHeader, FlowVersion } from "./flow-schema.ts";
import { nextEscalationMs } from "./rules/next-escalation.ts";
import { Case, HolidayCalendar, Offer, Tally, Task } from "./schema.ts";

/** By item code. Its stamp proves that no version was left out. */
export const flows = collection("cases.flow", FlowHeader, {
	history: true,
	columns: ({ item, department, versions }) => ({ item, department, version: versions.length }),
	text: ({ item, title }) => [item, title.zh, title.en],
});

/** By `flowKey`. Written once. */
export const flowVersions = collection("cases.flow-version", FlowVersion, {
	history: true,
	columns: ({ item, version, effectiveFromMs }) => ({ item, version, effectiveFromMs }),
});

/** By case id, the id of the transaction that submitted it. */
export const cases = collection("cases.case", Case, {
	history: true,
	columns: (record) => ({
		item: record.item,
		department: record.department,
		status: record.status,
		applicant: record.applicant,
		tag: record.tag ?? null,
		publicValue: Object.values(record.public)[0] ?? null,
		submittedMs: record.submittedMs,
		deadlineMs: record.promised?.deadlineMs ?? null,
		escalation: nextEscalationMs(record) ?? Number.MAX_SAFE_INTEGER,
	}),
	text: ({ public: open }) => Object.values(open),
});

/** By `taskKey`; gone when the work is done. `due` puts work that waits for the applicant last. */
export const tasks = collection("cases.task", Task, {
	columns: ({ item, stage, department, assignee, deadlineMs, ...task }) => ({
		case: task.case,
		item,
		stage,
		department,
		role: task.role,
		assignee: assignee ?? null,
		escalated: task.escalated ? 1 : 0,
		due: deadlineMs ?? Number.MAX_SAFE_INTEGER,
	}),
});

/** By `tallyKey`. */
export const tallies = collection("cases.tally", Tally, {
	columns: ({ item, department, month }) => ({ item, department, month }),
});

/** By `offerKey`. */
export const offers = collection("cases.offer", Offer, {
	columns: ({ item, applicant }) => ({ item, applicant }),
});

/** By year. */
export const calendars = collection("cases.calendar", HolidayCalendar, {
	history: true,
	columns: ({ year }) => ({ year }),
});

/** `item/applicant` */
export function offerKey(item: string, applicant: string): string {
	return `${item}/${applicant}`;
}

/** `item@version` */
export function flowKey(item: string, version: number): string {
	return `${item}@${version}`;
}

/** `case/stage/department` */
export function taskKey(task: Pick<Task, "case" | "stage" | "department">): string {
	return `${task.case}/${task.stage}/${task.department}`;
}

/** `item@month` */
export function tallyKey(item: string, month: string): string {
	return `${item}@${month}`;
}
