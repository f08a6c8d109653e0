import type { HashLine } from "@mingjian/services/catalogue/views.ts";
import type { KnownDepartment } from "./assign-departments.ts";
import type { OnRecord } from "./plan-import.ts";

/** What a plan starts from: all departments of `identity/departments` and all rows of `catalogue/hashes`. */
export function onRecord(departments: readonly KnownDepartment[], rows: readonly HashLine[]): OnRecord {
	return {
		departments: departments.map(({ account, name }) => ({ account, name })),
		items: new Map(
			rows.map(({ code, owner, status, hashes }) => [
				code,
				{ owner, withdrawn: status === "withdrawn", hashes },
			]),
		),
	};
}
