import { Type } from "typebox";
import { pageOf } from "../page.ts";
import { closed, worded } from "../schema-words.ts";
import { AccountId, DepartmentId, paging } from "../terms.ts";
import { AccountRecord, DelegationRecord, NamedKey, PostRecord, RecoveryRecord } from "./records.ts";

const id = worded(AccountId, "账户", "Account");
const revision = worded(Type.Integer({ minimum: 1 }), "版本", "Revision");
const SearchText = Type.String({ minLength: 1, maxLength: 100 });

/** An account as queries show it: its record, id and revision. */
export const NamedAccount = closed({ account: id, revision, ...AccountRecord.properties });

export const AccountParameters = closed({ account: id });

export const AccountsParameters = closed({
	kind: worded(
		Type.Optional(Type.Enum(["citizen", "officer", "department", "operator"])),
		"类型",
		"Kind of account",
	),
	department: worded(Type.Optional(DepartmentId), "所属机构", "Department it belongs to"),
	status: worded(Type.Optional(Type.Enum(["active", "suspended"])), "状态", "Status"),
	text: worded(Type.Optional(SearchText), "检索词", "Words to search for"),
	...paging,
});
export const AccountsPage = pageOf(NamedAccount);

export const DepartmentsParameters = closed({
	parent: worded(Type.Optional(DepartmentId), "上级机构", "Department they belong to"),
	text: worded(Type.Optional(SearchText), "检索词", "Words to search for"),
	...paging,
});

export const KeysParameters = closed({ account: id, ...paging });
export const KeysPage = pageOf(NamedKey);

export const PostsParameters = closed({
	department: worded(Type.Optional(DepartmentId), "机构", "Department"),
	officer: worded(Type.Optional(AccountId), "经办人", "Officer"),
	...paging,
});
export const PostsPage = pageOf(PostRecord);

export const DelegationsParameters = closed({
	from: worded(Type.Optional(AccountId), "委托人", "Who delegates"),
	to: worded(Type.Optional(AccountId), "受托人", "Who may act"),
	...paging,
});
export const DelegationsPage = pageOf(DelegationRecord);

export const RecoveriesParameters = closed({
	account: worded(Type.Optional(AccountId), "账户", "Account"),
	department: worded(Type.Optional(DepartmentId), "受理机构", "Department that serves"),
	status: worded(
		Type.Optional(Type.Enum(["requested", "confirmed", "cancelled", "completed"])),
		"状态",
		"Status",
	),
	...paging,
});
export const RecoveriesPage = pageOf(RecoveryRecord);
