import { type Static, Type } from "typebox";
import { closed, worded } from "../schema-words.ts";
import { AccountId, base64, bilingual, DepartmentId, KeyId, OfficerId, TimeMs } from "../terms.ts";

/** Keys an account may have in force at one time. */
export const mostKeys = 16;

/** Departments one act may register. */
export const mostDepartments = 200;

/** How long a delegation may last. */
export const longestDelegationMs = 5 * 366 * 24 * 3600 * 1000;

const Algorithm = Type.Enum(["Ed25519", "P-256", "passkey", "SM2"]);

/** A public key as it is put on the record (spec/crypto.md). */
export const PublicKey = closed({
	algorithm: worded(Algorithm, "算法", "Algorithm"),
	publicKey: worded(base64(65), "公钥（base64）", "Public key in base64"),
});
export type PublicKey = Static<typeof PublicKey>;

export const Keys = Type.Array(PublicKey, { minItems: 1, maxItems: mostKeys });

export const Name = bilingual(200);

export const Reason = Type.String({ minLength: 1, maxLength: 500 });

/** A role in some service, as its manifest names it. */
export const Role = Type.String({ maxLength: 64, pattern: "^[a-z][a-z0-9-]{0,63}$" });
export const Roles = Type.Array(Role, { minItems: 1, maxItems: 32, uniqueItems: true });

/** `service/action`, or `service/*` for all of a service's acts. */
export const ActPattern = Type.String({
	maxLength: 129,
	pattern: "^[a-z][a-z0-9-]{0,63}/([a-z][a-z0-9-]{0,63}|\\*)$",
});
export const ActPatterns = Type.Array(ActPattern, { minItems: 1, maxItems: 32, uniqueItems: true });

/** `uscc`: a valid unified social credit code (GB 32100). `local`: assigned by the city, where the source has none. */
export const CodeScheme = Type.Enum(["uscc", "local"]);
export const DepartmentCode = Type.String({ maxLength: 64, pattern: "^[A-Za-z0-9_-]{2,64}$" });

export const DepartmentInput = closed({
	code: worded(DepartmentCode, "机构代码", "Code of the department"),
	codeScheme: worded(CodeScheme, "代码类型", "Kind of code"),
	name: worded(Name, "机构名称", "Name of the department"),
	parent: worded(Type.Optional(DepartmentId), "上级机构", "Department it belongs to"),
	keys: worded(Keys, "机构公钥", "Public keys of the department's seal"),
});
export type DepartmentInput = Static<typeof DepartmentInput>;

export const DepartmentsInput = closed({
	departments: worded(
		Type.Array(DepartmentInput, { minItems: 1, maxItems: mostDepartments }),
		"机构",
		"Departments",
	),
});

export const AmendDepartmentInput = closed({
	department: worded(DepartmentId, "机构", "Department"),
	name: worded(Name, "新名称", "New name"),
	parent: worded(Type.Optional(DepartmentId), "上级机构（无则不填）", "Department it belongs to, if any"),
});

export const ReplaceSealInput = closed({
	department: worded(DepartmentId, "机构", "Department"),
	revoked: worded(
		Type.Array(KeyId, { minItems: 1, maxItems: mostKeys, uniqueItems: true }),
		"停用的密钥（须列全）",
		"Keys it revokes: all that are in force",
	),
	keys: worded(Keys, "新公钥", "New public keys"),
	reason: worded(Reason, "原因", "Reason"),
});

export const SuspendInput = closed({
	account: worded(AccountId, "账户", "Account"),
	reason: worded(Reason, "原因", "Reason"),
});

export const ResumeInput = SuspendInput;

export const AppointInput = closed({
	officer: worded(OfficerId, "经办人账户", "Officer's account"),
	key: worded(Type.Optional(PublicKey), "首个公钥（新账户必填）", "First public key, for a new account"),
	name: worded(Type.Optional(bilingual(100)), "姓名（新账户必填）", "Name, for a new account"),
	roles: worded(Roles, "岗位权限", "Roles"),
});

export const ChangeRolesInput = closed({
	officer: worded(OfficerId, "经办人账户", "Officer's account"),
	roles: worded(Roles, "岗位权限", "Roles"),
});

export const DismissInput = closed({ officer: worded(OfficerId, "经办人账户", "Officer's account") });

export const RegisterInput = closed({ keys: worded(Keys, "公钥", "Public keys") });

export const AddKeyInput = closed({ key: worded(PublicKey, "新公钥", "New public key") });

export const RevokeKeyInput = closed({ key: worded(KeyId, "停用的密钥", "Key to revoke") });

export const RotateKeyInput = closed({
	old: worded(KeyId, "被替换的密钥", "Key to replace"),
	key: worded(PublicKey, "新公钥", "New public key"),
});

export const DelegateInput = closed({
	to: worded(AccountId, "受托账户", "Account that may act"),
	acts: worded(ActPatterns, "受托事项", "What it may do"),
	untilMs: worded(TimeMs, "截止时间", "Until"),
});

export const RevokeDelegationInput = closed({ to: worded(AccountId, "受托账户", "Account that may act") });

export const AccountResult = closed({ account: worded(AccountId, "账户", "Account") });
export const AccountsResult = closed({
	accounts: worded(Type.Array(AccountId, { maxItems: mostDepartments }), "账户", "Accounts"),
});
export const KeyResult = closed({ key: worded(KeyId, "密钥", "Key") });
export const DelegationResult = closed({
	from: worded(AccountId, "委托人", "Who delegates"),
	to: worded(AccountId, "受托人", "Who may act"),
});
