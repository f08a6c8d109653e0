import type { Catalogue } from "../../words/words.ts";

export const reviewWords = {
	title: { zh: "密封的申请内容", en: "What is sealed" },
	closed: (count: number) => ({
		zh: `有 ${count} 项内容密封在保管库中，贵部门有权打开。打开之前先在账本上登记您是谁、为何、依哪条法律；申请人会看到。`,
		en: `${count} contents lie sealed in the vault for your department. Who opens them, why and by which law goes on the record first; the applicant sees it.`,
	}),
	open: { zh: "登记并打开", en: "Record it and open" },
	notOpener: (count: number) => ({
		zh: `有 ${count} 项密封内容。您没有“查阅密封内容”的岗位，不能打开。`,
		en: `${count} contents are sealed. You do not hold the role that opens them.`,
	}),
	none: {
		zh: "本部门的开封密钥不在这里，还不能打开密封内容。",
		en: "The department's opening key is not here yet, so nothing sealed can be opened.",
	},
	locked: {
		zh: "本部门的开封密钥已上锁。用部门口令解锁后可以打开密封内容。",
		en: "The department's opening key is locked. Unlock it with the department's passphrase to open what is sealed.",
	},
	keys: { zh: "开封密钥", en: "Opening key" },
	hidden: (names: readonly string[]) => ({
		zh: `贵部门依法无权查看：${names.join("、")}`,
		en: `Your department is not entitled to see: ${names.join(", ")}`,
	}),
	until: { zh: "已登记并打开，可阅读至", en: "On the record and open; readable until" },
	close: { zh: "现在合上", en: "Put it away now" },
	fault: (code: string) => ({
		zh: `有内容没有取出（${code}）。可以重新登记打开。`,
		en: `Something could not be fetched (${code}). It can be opened again by a new entry.`,
	}),
	materials: { zh: "打开的材料", en: "Materials, opened" },
	bytes: (count: string) => ({ zh: `${count} 字节`, en: `${count} octets` }),
	level: { zh: "证据", en: "evidence" },
	levels: { zh: "证据等级是什么意思", en: "What the levels of evidence mean" },
	levelA: { zh: "账本本身可以核验。", en: "the record itself proves it." },
	levelB: { zh: "部门依法已经掌握。", en: "the department held it already, by law." },
	levelC: { zh: "申请人提交的文件写明。", en: "a document the applicant handed in says so." },
	levelD: {
		zh: "申请人自己陈述，没有别的佐证。",
		en: "the applicant says so, and nothing else bears it out.",
	},
	requests: { zh: "其他部门持有的内容", en: "What other departments hold" },
	ask: { zh: "请求查看其他部门持有的内容", en: "Ask to see what another department holds" },
	asked: { zh: "请求于", en: "asked" },
	lasts: (day: string) => ({ zh: `可看到 ${day}`, en: `until ${day}` }),
	waiting: { zh: "等申请人同意", en: "waits for the applicant" },
	given: { zh: "申请人已同意", en: "the applicant consented" },
	ended: { zh: "同意已撤回或到期", en: "withdrawn or ended" },
	grounds: { zh: "申请人写的理由", en: "What the applicant wrote" },
	letters: { zh: "写给申请人的话", en: "What was written to the applicant" },
	traces: { zh: "规则推算", en: "Worked out by rule" },
	accept: { zh: "受理", en: "Acceptance" },
	grant: { zh: "准予", en: "Grant" },
	fee: { zh: "收费", en: "Fee" },
	same: { zh: "重算与账本一致", en: "worked out again: the same as on the record" },
	differs: { zh: "重算与账本不同", en: "worked out again: differs from the record" },
	unrecorded: {
		zh: "在此推算，账本上没有依据它的决定",
		en: "worked out here; no decision on the record rests on it",
	},
	version: (rule: string, version: number) => ({
		zh: `规则 ${rule} 第 ${version} 版`,
		en: `rule ${rule}, version ${version}`,
	}),
	human: (why: string) => ({
		zh: `规则把它留给经办人：${why}`,
		en: `The rule leaves it to a person: ${why}`,
	}),
	unknown: { zh: "不知道", en: "not known" },
	yes: { zh: "是", en: "yes" },
	no: { zh: "否", en: "no" },
} as const satisfies Catalogue;
