import { Refusal } from "@mingjian/ledger/runtime/refusal.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";

/** Why the identity service says no. Codes are API: never reused. */
export const identityRefusals = {
	"account-taken": {
		zh: "该账户已经存在。如需修改，请使用相应的变更操作。",
		en: "The account exists already. Change it instead of opening it again.",
	},
	"account-id": {
		zh: "账户标识与首个公钥不符。请用该公钥计算账户标识。",
		en: "The account id does not follow from the first key. Derive it from that key.",
	},
	"code-invalid": {
		zh: "机构代码与所选代码类型不符。统一社会信用代码须通过校验，其他代码请选择本地代码。",
		en: "The code is not of the kind named: a credit code must pass its check character, and only other codes are local.",
	},
	"department-unknown": { zh: "没有这个机构。", en: "There is no such department." },
	"department-cycle": {
		zh: "上级机构不能是本机构或其下级，层级也不能超过八级。",
		en: "A department cannot be below itself, and at most eight levels are kept.",
	},
	"key-invalid": {
		zh: "公钥无效。请检查算法与编码。",
		en: "This is no public key of that algorithm. Check the algorithm and the encoding.",
	},
	"key-taken": {
		zh: "该公钥已经登记过，停用的公钥也不能再次登记。请生成新密钥。",
		en: "The key is on the record already; revoked keys are not taken again either. Make a new key.",
	},
	"key-not-proved": {
		zh: "新密钥没有在本交易上签名。请用新旧密钥共同签署。",
		en: "The new key did not sign this act. Sign with the old and the new key together.",
	},
	"key-not-yours": { zh: "该密钥不属于您的账户。", en: "The key does not belong to your account." },
	"key-revoked-before": { zh: "该密钥此前已停用。", en: "The key was revoked before." },
	"key-last": {
		zh: "这是账户最后一个有效密钥，不能停用。请先登记新密钥或改用更换密钥。",
		en: "This is the account's last key in force. Add another first, or rotate it.",
	},
	"keys-too-many": {
		zh: "有效密钥已达十六个。请先停用一个。",
		en: "The account has sixteen keys in force. Revoke one first.",
	},
	"keys-unnamed": {
		zh: "须列出该机构全部有效密钥，且只列有效密钥。",
		en: "Name all of the department's keys in force, and no others.",
	},
	"own-account-only": {
		zh: "密钥只能由账户本人管理，不能代他人办理。",
		en: "Keys are managed for one's own account only, not on behalf of another.",
	},
	"account-not-found": { zh: "没有这个账户。", en: "There is no such account." },
	"account-protected": {
		zh: "不能停用或恢复自己的账户；运维账户也不在此办理。",
		en: "You cannot suspend or resume your own account, nor an operator's.",
	},
	"suspended-already": { zh: "该账户已停用。", en: "The account is suspended already." },
	"suspended-not": { zh: "该账户没有停用。", en: "The account is not suspended." },
	"suspended-by-operator": {
		zh: "该账户由运维方停用，只能由运维方恢复。",
		en: "The operator suspended the account; only the operator can resume it.",
	},
	"officer-elsewhere": {
		zh: "该经办人的账户由其他机构管理。您只能解除其在本机构的任职。",
		en: "Another department is responsible for this officer's account. You can only dismiss the officer from yours.",
	},
	"officer-incomplete": {
		zh: "新经办人须提供首个公钥和姓名。",
		en: "A new officer needs a first key and a name.",
	},
	"officer-known": {
		zh: "该经办人已有账户，任用时不再填写公钥和姓名。",
		en: "The officer has an account: leave out key and name.",
	},
	"post-taken": {
		zh: "该经办人已在本机构任职。如需调整权限，请使用变更权限。",
		en: "The officer holds a post here already. Change the roles instead.",
	},
	"post-unknown": { zh: "该经办人不在本机构任职。", en: "The officer holds no post here." },
	"post-own": {
		zh: "不能变更自己的权限或解除自己的任职。请由另一名管理员办理。",
		en: "You cannot change your own roles or dismiss yourself. Ask another administrator.",
	},
	"delegate-unknown": {
		zh: "受托账户不存在，或不是可受托的账户。",
		en: "The account to delegate to does not exist or cannot take delegations.",
	},
	"delegate-self": { zh: "不能委托给自己。", en: "You cannot delegate to yourself." },
	"delegation-time": {
		zh: "截止时间须在当前时间之后、五年之内。",
		en: "The delegation must end in the future and within five years.",
	},
	"delegation-acts": {
		zh: "账户与密钥的管理不能委托。",
		en: "Managing accounts and keys cannot be delegated.",
	},
	"delegation-unknown": {
		zh: "没有这项有效委托。",
		en: "There is no such delegation in force.",
	},
	"recovery-in-person": {
		zh: "账户恢复须由窗口经办人本人办理，不能用机构印章。",
		en: "Recovery is served by an officer in person, never by a seal.",
	},
	"recovery-not-citizen": {
		zh: "只有公民账户可以在窗口恢复。经办人由所在机构重新任用，机构印章由运维方更换。",
		en: "Only a citizen's account is recovered at a counter. Officers are appointed anew, seals replaced by the operator.",
	},
	"recovery-pending": {
		zh: "该账户已有一项恢复正在办理。请先取消它。",
		en: "A recovery of this account is under way. Cancel it first.",
	},
	"recovery-none": {
		zh: "该账户没有正在办理的恢复。",
		en: "No recovery of this account is under way.",
	},
	"recovery-elsewhere": {
		zh: "该恢复由其他机构受理。",
		en: "Another department serves this recovery.",
	},
	"recovery-own": {
		zh: "恢复须由另一名经办人确认，不能由申请的经办人自己确认。",
		en: "Another officer has to confirm a recovery than the one who asked for it.",
	},
	"recovery-confirmed": { zh: "该恢复已经确认。", en: "The recovery was confirmed already." },
	"recovery-key": {
		zh: "须用恢复申请中的新密钥签署。",
		en: "Sign with the new key that the recovery names.",
	},
	"recovery-early": {
		zh: "恢复须在第二名经办人确认满七十二小时后才能生效。",
		en: "A recovery takes effect seventy-two hours after a second officer confirmed it, not earlier.",
	},
} as const satisfies Record<string, Words>;

/** Refuses with one of this service's codes. */
export function refuse(code: keyof typeof identityRefusals): never {
	throw new Refusal(`identity/${code}`);
}
