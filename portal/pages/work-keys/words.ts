import type { Catalogue } from "../../words/words.ts";
import { unlockedHours } from "../../work/unlocked-hours.ts";

export const workKeysWords = {
	title: { zh: "开封密钥", en: "Opening key" },
	lead: (name: string) => ({
		zh: `打开密封给${name}的内容，需要该部门登记的密钥。`,
		en: `What is sealed to ${name} opens with the key the department registered.`,
	}),
	none: { zh: "这里还没有本部门的密钥。", en: "The department's key is not here yet." },
	locked: { zh: "密钥在这里，已上锁。", en: "The key is here, and locked." },
	open: {
		zh: `已解锁，${unlockedHours} 小时后或重新启动时自动上锁。每次打开内容仍须由您本人登记。`,
		en: `Unlocked; it locks by itself after ${unlockedHours} hours or a restart. Each opening still needs your own entry.`,
	},
	secret: { zh: "部门口令", en: "The department's passphrase" },
	unlock: { zh: "解锁", en: "Unlock" },
	lock: { zh: "上锁", en: "Lock it" },
	bring: { zh: "加入密钥", en: "Bring a key" },
	bringText: {
		zh: "由 mingjian keys sealing 生成、并已在账本上为本部门登记的密钥文件。以前登记的密钥也可加入，用来打开旧的内容。",
		en: "The file that mingjian keys sealing made, registered for the department on the record. Keys registered before can be brought too, for older contents.",
	},
	keyFile: { zh: "密钥文件", en: "Key file" },
	filePassphrase: { zh: "文件的口令", en: "Passphrase of the file" },
	filePassphraseHint: {
		zh: "至少 12 个字符；以后用它解锁。文件没有口令的，在此定一个。",
		en: "At least 12 characters; it unlocks the key from now on. Where the file has none, choose one here.",
	},
	keep: { zh: "加入并解锁", en: "Keep and unlock it" },
	back: { zh: "回到工作台", en: "Back to the desk" },
	file: { zh: "请选择密钥文件。", en: "Choose the key file." },
	malformed: {
		zh: "这不是开封密钥文件，或已损坏。文件由 mingjian keys sealing 生成。",
		en: "This is no opening key, or it is damaged. Such files are made by mingjian keys sealing.",
	},
	passphrase: { zh: "口令不对。", en: "The passphrase is wrong." },
	short: { zh: "口令至少 12 个字符。", en: "The passphrase needs 12 characters at least." },
	other: { zh: "这是其他账户的密钥。", en: "This is another account's key." },
	unregistered: {
		zh: "账本上没有为本部门登记过这把密钥。请先登记。",
		en: "The record does not have this key for the department. Register it first.",
	},
	wait: { zh: "试错太多，请稍后再试。", en: "Too many tries. Wait a little." },
} as const satisfies Catalogue;
