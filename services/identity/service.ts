import { account, anyOf, newcomer, operator, role } from "@mingjian/ledger/runtime/access.ts";
import type { ServiceManifest } from "@mingjian/ledger/runtime/manifest.ts";
import * as queries from "./query-schema.ts";
import * as recovery from "./recovery-schema.ts";
import { identityRefusals } from "./refusals.ts";
import * as schema from "./schema.ts";
import { accounts, delegations, keys, posts, recoveries } from "./state.ts";

const anyone = account("citizen", "officer", "department", "operator");
const administrator = role("identity-admin");
const recoverer = role("account-recoverer");

/** Who acts on the record: accounts, their keys, officers' posts, delegations. */
export const identityService = {
	id: "identity",
	version: "1.0.0",
	title: { zh: "身份", en: "Identity" },
	summary: {
		zh: "登记谁可以在账本上办事：公民、机构、经办人及其密钥与权限。",
		en: "Who may act on the record: citizens, departments and officers, their keys and their roles.",
	},
	actions: {
		register: {
			title: { zh: "自行开户", en: "Open an account" },
			summary: {
				zh: "公民用自己的密钥开立账户，不需提交任何个人信息。",
				en: "A citizen opens an account with keys of their own and gives no personal data.",
			},
			input: schema.RegisterInput,
			result: schema.AccountResult,
			allow: newcomer,
		},
		"register-department": {
			title: { zh: "登记机构", en: "Register a department" },
			summary: {
				zh: "运维方登记一个机构及其印章公钥。",
				en: "The operator puts a department and the keys of its seal on the record.",
			},
			input: schema.DepartmentInput,
			result: schema.AccountResult,
			allow: operator,
		},
		"register-departments": {
			title: { zh: "批量登记机构", en: "Register departments" },
			summary: {
				zh: "运维方一次登记至多二百个机构，全部成功或全部不登记。",
				en: "The operator registers up to two hundred departments in one act, all or none.",
			},
			input: schema.DepartmentsInput,
			result: schema.AccountsResult,
			allow: operator,
		},
		"amend-department": {
			title: { zh: "变更机构", en: "Amend a department" },
			summary: {
				zh: "运维方变更机构的名称或上级，代码不变。",
				en: "The operator changes a department's name or place; its code stays.",
			},
			input: schema.AmendDepartmentInput,
			result: schema.AccountResult,
			allow: operator,
		},
		"replace-seal": {
			title: { zh: "更换机构印章", en: "Replace a department's seal" },
			summary: {
				zh: "机构印章密钥遗失或可能泄露时，由运维方停用其全部密钥并登记新密钥。",
				en: "Where a department lost its keys or fears them stolen, the operator revokes them all and registers new ones.",
			},
			input: schema.ReplaceSealInput,
			result: schema.AccountResult,
			allow: operator,
		},
		suspend: {
			title: { zh: "停用账户", en: "Suspend an account" },
			summary: {
				zh: "运维方停用账户，或机构停用由其管理的经办人账户。",
				en: "The operator stops any account from acting, a department those of its own officers.",
			},
			input: schema.SuspendInput,
			result: schema.AccountResult,
			allow: anyOf(operator, administrator),
		},
		resume: {
			title: { zh: "恢复账户", en: "Resume an account" },
			summary: { zh: "恢复停用的账户。", en: "Lets a suspended account act again." },
			input: schema.ResumeInput,
			result: schema.AccountResult,
			allow: anyOf(operator, administrator),
		},
		appoint: {
			title: { zh: "任用经办人", en: "Appoint an officer" },
			summary: {
				zh: "机构任用经办人并授予权限；经办人可以在多个机构任职。",
				en: "A department gives a person a post with roles; an officer may serve several departments.",
			},
			input: schema.AppointInput,
			result: schema.AccountResult,
			allow: administrator,
		},
		"change-roles": {
			title: { zh: "变更权限", en: "Change roles" },
			summary: {
				zh: "机构变更其经办人的权限。",
				en: "A department changes what one of its officers may do.",
			},
			input: schema.ChangeRolesInput,
			result: schema.AccountResult,
			allow: administrator,
		},
		dismiss: {
			title: { zh: "解除任职", en: "Dismiss an officer" },
			summary: {
				zh: "机构解除经办人在本机构的任职，账户和在其他机构的任职不变。",
				en: "A department ends an officer's post; the account and its posts elsewhere stay.",
			},
			input: schema.DismissInput,
			result: schema.AccountResult,
			allow: administrator,
		},
		"add-key": {
			title: { zh: "登记新密钥", en: "Add a key" },
			summary: {
				zh: "为自己的账户登记一个新密钥，新旧密钥共同签署。",
				en: "Gives one's own account a further key; the old and the new one both sign.",
			},
			input: schema.AddKeyInput,
			result: schema.KeyResult,
			allow: anyone,
		},
		"revoke-key": {
			title: { zh: "停用密钥", en: "Revoke a key" },
			summary: {
				zh: "停用自己账户的一个密钥，不能停用最后一个。",
				en: "Puts one of the account's keys out of force for good, never the last one.",
			},
			input: schema.RevokeKeyInput,
			result: schema.KeyResult,
			allow: anyone,
		},
		"rotate-key": {
			title: { zh: "更换密钥", en: "Rotate a key" },
			summary: {
				zh: "用新密钥替换旧密钥，新密钥须共同签署。",
				en: "Puts a new key, which signs too, in the place of an old one.",
			},
			input: schema.RotateKeyInput,
			result: schema.KeyResult,
			allow: anyone,
		},
		delegate: {
			title: { zh: "委托他人", en: "Delegate" },
			summary: {
				zh: "公民委托他人或机构在期限内代办指定事项；账户和密钥的管理不能委托。",
				en: "A citizen lets another account do named acts until a time; managing keys cannot be delegated.",
			},
			input: schema.DelegateInput,
			result: schema.DelegationResult,
			allow: account("citizen"),
		},
		"revoke-delegation": {
			title: { zh: "撤销委托", en: "Revoke a delegation" },
			summary: { zh: "公民立即撤销委托。", en: "A citizen ends a delegation at once." },
			input: schema.RevokeDelegationInput,
			result: schema.DelegationResult,
			allow: account("citizen"),
		},
		"request-recovery": {
			title: { zh: "申请恢复账户", en: "Ask for a recovery" },
			summary: {
				zh: "公民遗失全部密钥时，窗口经办人核实本人后，申请为其账户换上新密钥。",
				en: "Where a citizen lost every key, an officer who saw who they are asks for a new key for their account.",
			},
			input: recovery.RequestRecoveryInput,
			result: schema.AccountResult,
			allow: recoverer,
		},
		"confirm-recovery": {
			title: { zh: "确认恢复账户", en: "Confirm a recovery" },
			summary: {
				zh: "同一机构的另一名经办人确认；七十二小时后新密钥才能生效。",
				en: "Another officer of the department confirms; the new key can take effect seventy-two hours later.",
			},
			input: recovery.ConfirmRecoveryInput,
			result: recovery.DueResult,
			allow: recoverer,
		},
		"cancel-recovery": {
			title: { zh: "取消恢复账户", en: "Stop a recovery" },
			summary: {
				zh: "仍持有旧密钥的本人，或受理机构，可以立即取消恢复。",
				en: "Whoever still has an old key stops a recovery at once, and so can the department that serves it.",
			},
			input: recovery.CancelRecoveryInput,
			result: schema.AccountResult,
			allow: anyOf(account("citizen"), recoverer),
		},
		"complete-recovery": {
			title: { zh: "完成恢复账户", en: "Complete a recovery" },
			summary: {
				zh: "期满后，新密钥的持有人签署，新密钥生效，旧密钥全部停用。",
				en: "Once the time is over, the holder of the new key signs; it comes into force and every old one is revoked.",
			},
			input: recovery.CompleteRecoveryInput,
			result: schema.AccountResult,
			allow: newcomer,
		},
	},
	queries: {
		account: {
			title: { zh: "查询账户", en: "Account" },
			summary: { zh: "一个账户的公开信息。", en: "What is public of one account." },
			parameters: queries.AccountParameters,
			result: queries.NamedAccount,
		},
		accounts: {
			title: { zh: "账户列表", en: "Accounts" },
			summary: {
				zh: "按类型、机构、状态和检索词列出账户。",
				en: "Accounts by kind, department, status and words.",
			},
			parameters: queries.AccountsParameters,
			result: queries.AccountsPage,
		},
		departments: {
			title: { zh: "机构列表", en: "Departments" },
			summary: { zh: "全部机构，或某机构的下级。", en: "All departments, or those below one." },
			parameters: queries.DepartmentsParameters,
			result: queries.AccountsPage,
		},
		keys: {
			title: { zh: "账户密钥", en: "Keys of an account" },
			summary: {
				zh: "账户曾经登记的全部密钥及其状态。",
				en: "All keys an account ever had, and which are in force.",
			},
			parameters: queries.KeysParameters,
			result: queries.KeysPage,
		},
		posts: {
			title: { zh: "任职", en: "Posts" },
			summary: {
				zh: "谁在哪个机构任职、曾任职及其权限。",
				en: "Who serves or served in which department, and with which roles.",
			},
			parameters: queries.PostsParameters,
			result: queries.PostsPage,
		},
		delegations: {
			title: { zh: "委托", en: "Delegations" },
			summary: {
				zh: "某账户给出或接受的委托，包括已结束的。",
				en: "Delegations given or taken by an account, ended ones too.",
			},
			parameters: queries.DelegationsParameters,
			result: queries.DelegationsPage,
		},
		recoveries: {
			title: { zh: "账户恢复", en: "Recoveries" },
			summary: {
				zh: "窗口受理的账户恢复及其进展，包括已结束的。",
				en: "Accounts being given new keys at counters, and how far that is; ended ones too.",
			},
			parameters: queries.RecoveriesParameters,
			result: queries.RecoveriesPage,
		},
	},
	collections: [accounts, keys, posts, delegations, recoveries],
	roles: {
		"account-recoverer": { zh: "账户恢复窗口", en: "Account recovery counter" },
		"identity-admin": { zh: "人员管理员", en: "Personnel administrator" },
	},
	refusals: identityRefusals,
	needs: [],
} as const satisfies ServiceManifest;
