import { Type } from "typebox";
import { pageOf } from "../page.ts";
import { closed, worded } from "../schema-words.ts";
import { DepartmentId, paging } from "../terms.ts";
import { Issuer, PolicyRecord } from "./schema.ts";

export const Nothing = closed({});

export const HistoryParameters = closed(paging);
export const HistoryPage = pageOf(PolicyRecord);

export const IssuersParameters = closed({
	department: worded(Type.Optional(DepartmentId), "机构", "Department"),
	...paging,
});
export const IssuersPage = pageOf(Issuer);
