// biome-ignore-all lint/correctness/noUndeclaredDependencies: it serves tests
import { guideHash } from "@mingjian/services/catalogue/rules/guide-hash.ts";
import { usccCheckCharacter } from "@mingjian/services/rules/uscc.ts";
import type { KnownItem } from "../import/compare-record.ts";
import type { ImportPlan, OnRecord } from "../import/plan-import.ts";

export const nothing: OnRecord = { departments: [], items: new Map() };
export const division = "990100000000";

export function creditCode(body: string): string {
	return `${body}${usccCheckCharacter(body)}`;
}

export const police = creditCode("11990100000000010");
export const land = creditCode("11990100000000020");
export const centre = creditCode("12990100000000030");

export function row(number: number, change: object = {}) {
	return {
		department: "市公安局",
		main_item: "未分类",
		name: `事项${number}`,
		itemCode: itemCode(number, police),
		areaCode: division,
		taskType: "1",
		deptCode: police,
		...change,
	};
}

export function itemCode(number: number, owner: string): string {
	return `990A${String(number).padStart(8, "0")}-${division}-000-${owner}-1-00`;
}

export const ofLand = { department: "市自然资源局", deptCode: land };

/** The record after every act of a plan was done. */
export function done(plan: ImportPlan, before: OnRecord = nothing): OnRecord {
	const items = new Map<string, KnownItem>(before.items);
	for (const { department, input } of plan.acts) {
		for (const { code, guide } of input.items) {
			const hashes = [...(items.get(code)?.hashes ?? []), guideHash(guide)];
			items.set(code, { owner: department, withdrawn: false, hashes });
		}
	}
	const departments = plan.departments.map(({ account, name }) => ({ account, name }));
	return { departments: [...before.departments, ...departments], items };
}

export function fates(plan: ImportPlan): string[] {
	return plan.report.rows.map(({ fate, outcome }) => `${fate} ${outcome}`);
}

export function codes(plan: ImportPlan): string[][] {
	return plan.report.rows.map(({ problems }) => problems.map(({ code }) => code));
}
