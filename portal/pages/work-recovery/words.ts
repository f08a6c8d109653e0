import type { Catalogue } from "../../words/words.ts";

export const workRecoveryWords = {
	title: { zh: "账户恢复窗口", en: "Account recovery counter" },
	lead: {
		zh: "市民丢失全部密钥时，先当面核实本人，再申请；由另一名经办人确认。七十二小时后新密钥生效，其间仍持有旧密钥的人可以取消。",
		en: "Where a citizen lost every key: see who they are, then ask; another officer confirms. The new key takes over seventy-two hours later, and whoever still has an old key can stop it until then.",
	},
	ask: { zh: "申请恢复", en: "Ask for a recovery" },
	code: { zh: "市民的八位代码", en: "The citizen's code" },
	codeHint: {
		zh: "市民在“恢复账户”页面得到，如 7F3K-Q2MD",
		en: "From the page “Recover your account”, such as 7F3K-Q2MD",
	},
	account: { zh: "要恢复的账户", en: "Account to recover" },
	accountHint: { zh: "以 citizen: 开头", en: "Begins with citizen:" },
	reason: { zh: "原因", en: "Reason" },
	lost: { zh: "遗失", en: "Lost" },
	stolen: { zh: "被盗", en: "Stolen" },
	broken: { zh: "损坏", en: "Broken" },
	forgotten: { zh: "忘记密码", en: "Password forgotten" },
	next: { zh: "下一步：核对并签署", en: "Next: check and sign" },
	faultCode: {
		zh: "没有这个代码，或已过期。请核对八位字符。",
		en: "There is no such code, or it has expired. Check the eight characters.",
	},
	faultAccount: { zh: "账户号应为 citizen: 加 33 个字符。", en: "An account is citizen: and 33 characters." },
	faultReason: { zh: "请选择原因。", en: "Choose a reason." },
	under: { zh: "本部门正在办理的恢复", en: "Recoveries your department serves" },
	none: { zh: "没有正在办理的恢复。", en: "None is under way." },
	asked: (time: string) => ({ zh: `申请于 ${time}，经办人：`, en: `Asked on ${time} by ` }),
	due: (time: string) => ({
		zh: `已确认，${time} 之后市民可以完成。`,
		en: `Confirmed; the citizen can complete it after ${time}.`,
	}),
	waiting: { zh: "等待另一名经办人确认。", en: "Waits for another officer to confirm." },
	confirm: { zh: "确认", en: "Confirm" },
	cancel: { zh: "取消", en: "Stop it" },
	back: { zh: "回到工作台", en: "Back to the desk" },
} as const satisfies Catalogue;
