import type { Words } from "@mingjian/ledger/runtime/words.ts";

/** Table: types of service items by their national code (政务服务事项类型). */
export const taskTypes = {
	"01": { zh: "行政许可", en: "Administrative licence" },
	"02": { zh: "行政处罚", en: "Administrative penalty" },
	"03": { zh: "行政强制", en: "Administrative compulsion" },
	"04": { zh: "行政征收", en: "Administrative levy" },
	"05": { zh: "行政给付", en: "Administrative benefit" },
	"06": { zh: "行政检查", en: "Administrative inspection" },
	"07": { zh: "行政确认", en: "Administrative confirmation" },
	"08": { zh: "行政奖励", en: "Administrative award" },
	"09": { zh: "行政裁决", en: "Administrative adjudication" },
	"10": { zh: "其他行政权力", en: "Other administrative power" },
	"20": { zh: "公共服务", en: "Public service" },
} as const satisfies Record<string, Words>;

export type TaskType = keyof typeof taskTypes;

/** The code of a type as sources write it, with or without its leading zero; undefined where there is no such type. */
export function taskTypeOf(written: string): TaskType | undefined {
	const code = /^\d$/.test(written) ? `0${written}` : written;
	return Object.hasOwn(taskTypes, code) ? (code as TaskType) : undefined;
}
