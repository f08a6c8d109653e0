import { type Static, Type } from "typebox";
import { closed, worded } from "../schema-words.ts";
import { AccountId, DepartmentId, KeyId, OfficerId, TimeMs } from "../terms.ts";
import { RecoveryReason } from "./recovery-schema.ts";
import { ActPatterns, CodeScheme, DepartmentCode, Name, PublicKey, Reason, Roles } from "./schema.ts";

const Suspension = closed({
	by: worded(AccountId, "停用人", "Who suspended it"),
	reason: worded(Reason, "原因", "Reason"),
	sinceMs: worded(TimeMs, "自", "Since"),
});

/** Everything the record knows of an account besides its keys. A citizen's has nothing personal. */
export const AccountRecord = closed({
	kind: worded(Type.Enum(["citizen", "officer", "department", "operator"]), "类型", "Kind"),
	openedMs: worded(TimeMs, "开立时间", "Opened"),
	activeKeys: worded(Type.Integer({ minimum: 0, maximum: 64 }), "有效密钥数", "Keys in force"),
	name: worded(Type.Optional(Name), "名称", "Name"),
	code: worded(Type.Optional(DepartmentCode), "机构代码", "Code of the department"),
	codeScheme: worded(Type.Optional(CodeScheme), "代码类型", "Kind of code"),
	parent: worded(Type.Optional(DepartmentId), "上级机构", "Department it belongs to"),
	home: worded(Type.Optional(DepartmentId), "首次任用机构", "Department that first appointed the officer"),
	suspension: worded(Type.Optional(Suspension), "停用", "Suspension"),
});
export type AccountRecord = Static<typeof AccountRecord>;

/** A public key and whose it is. Never handed to another account, never back in force once revoked. */
export const KeyRecord = closed({
	account: worded(AccountId, "账户", "Account"),
	algorithm: PublicKey.properties.algorithm,
	publicKey: PublicKey.properties.publicKey,
	addedMs: worded(TimeMs, "登记时间", "Added"),
	revokedMs: worded(Type.Optional(TimeMs), "停用时间", "Revoked"),
});
export type KeyRecord = Static<typeof KeyRecord>;

/** What an officer is in a department. */
export const PostRecord = closed({
	department: worded(DepartmentId, "机构", "Department"),
	officer: worded(OfficerId, "经办人", "Officer"),
	roles: worded(Roles, "岗位权限", "Roles"),
	sinceMs: worded(TimeMs, "任用时间", "Appointed"),
	endedMs: worded(Type.Optional(TimeMs), "解任时间", "Dismissed"),
});
export type PostRecord = Static<typeof PostRecord>;

/** What one account may do for a citizen. */
export const DelegationRecord = closed({
	from: worded(AccountId, "委托人", "Who delegates"),
	to: worded(AccountId, "受托人", "Who may act"),
	acts: worded(ActPatterns, "受托事项", "What it may do"),
	sinceMs: worded(TimeMs, "自", "Since"),
	untilMs: worded(TimeMs, "至", "Until"),
	revokedMs: worded(Type.Optional(TimeMs), "撤销时间", "Revoked"),
});
export type DelegationRecord = Static<typeof DelegationRecord>;

/** A new key on its way to the account of a citizen who lost theirs; the last one of each account. */
export const RecoveryRecord = closed({
	account: worded(AccountId, "账户", "Account"),
	keyId: worded(KeyId, "新密钥", "New key"),
	algorithm: PublicKey.properties.algorithm,
	publicKey: PublicKey.properties.publicKey,
	reason: worded(RecoveryReason, "原因", "Reason"),
	department: worded(DepartmentId, "受理机构", "Department that serves"),
	requestedBy: worded(OfficerId, "申请经办人", "Officer who asked"),
	requestedMs: worded(TimeMs, "申请时间", "Asked"),
	confirmedBy: worded(Type.Optional(OfficerId), "确认经办人", "Officer who confirmed"),
	dueMs: worded(Type.Optional(TimeMs), "最早生效时间", "Earliest time it takes effect"),
	cancelledBy: worded(Type.Optional(AccountId), "取消人", "Who stopped it"),
	cancelledMs: worded(Type.Optional(TimeMs), "取消时间", "Stopped"),
	completedMs: worded(Type.Optional(TimeMs), "生效时间", "Took effect"),
});
export type RecoveryRecord = Static<typeof RecoveryRecord>;

/** A key with its name, as queries show it. */
export const NamedKey = closed({ key: worded(KeyId, "密钥", "Key"), ...KeyRecord.properties });
