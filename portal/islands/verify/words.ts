import type { Catalogue } from "../../words/words.ts";

export const islandWords = {
	good: { zh: "成立", en: "holds" },
	notReached: { zh: "前一步不成立，没有继续", en: "not reached: the step before does not hold" },
	verified: { zh: "核验通过", en: "Verified" },
	verifiedEntry: (index: number, size: number) => ({
		zh: `您的设备刚刚算出：这条登记是账本第 ${index} 号，账本当时共有 ${size} 项，由城市签名。与本页所示一致。`,
		en: `Your device has just computed it: this is entry ${index} of a log that had ${size} leaves when the city signed it. It is what this page shows.`,
	}),
	verifiedState: (time: string) => ({
		zh: `您的设备刚刚算出：截至 ${time}，账本里这条记录就是本页所示的内容。`,
		en: `Your device has just computed it: as of ${time} the record says what this page shows.`,
	}),
	verifiedAbsent: (time: string) => ({
		zh: `您的设备刚刚算出：截至 ${time}，账本里确实没有这条记录。`,
		en: `Your device has just computed it: as of ${time} there is no such record.`,
	}),
	took: (ms: string) => ({ zh: `用时 ${ms} 毫秒。`, en: `It took ${ms} ms.` }),
	failed: { zh: "核验不通过", en: "Not verified" },
	failedAdvice: {
		zh: "请不要相信本页内容。可以换一个网络再试，或把下载的证明文件交给城市运维方和监督部门。",
		en: "Do not rely on this page. Try another network, or hand the downloaded proof to the city's operator and its supervisors.",
	},
	policyUnreached: { zh: "没有取到信任政策", en: "the trust policy could not be fetched" },
	policyChanged: {
		zh: "取到的信任政策与本页公布的指纹不符：途中被改动过，或刚刚更新。请刷新本页再核验。",
		en: "The trust policy that arrived does not have the fingerprint on this page: it was changed on the way or has just been renewed. Reload and try again.",
	},
	policyMalformed: { zh: "信任政策读不出来", en: "the trust policy cannot be read" },
	fileUnreached: { zh: "没有取到证明文件", en: "the proof file could not be fetched" },
	sameFailed: {
		zh: "证明本身成立，但证明的不是本页显示的内容：网页或证明被调换过，或记录刚刚更新。请刷新本页再核验。",
		en: "The proof holds, but it proves something else than this page shows: page or proof was swapped, or the record has just changed. Reload and try again.",
	},
	pinnedFirst: {
		zh: "成立；本机第一次见到这份政策，已记住",
		en: "holds; first seen by this browser, which will remember it",
	},
	pinnedSame: (date: string) => ({
		zh: `成立；与本机 ${date} 记住的相同`,
		en: `holds; the same this browser remembers from ${date}`,
	}),
	pinnedOther: (date: string) => ({
		zh: `与网页一致，但与本机 ${date} 记住的不同。请向城市核对指纹`,
		en: `agrees with the page, but differs from what this browser remembers from ${date}: compare the fingerprint with the city`,
	}),
	signedBy: (keys: string) => ({ zh: `成立；签名密钥 ${keys}`, en: `holds; signed with ${keys}` }),
	cosigned: (names: string) => ({ zh: `成立；签名者 ${names}`, en: `holds; signed by ${names}` }),
	notCounted: (names: string) => ({
		zh: `；签署时已退出、不计入：${names}`,
		en: `; not counted, as they had left: ${names}`,
	}),
	place: (index: number, size: number) => ({
		zh: `成立；第 ${index} 号，共 ${size} 项`,
		en: `holds; leaf ${index} of ${size}`,
	}),
	newest: { zh: "成立；这是账本的最新状态", en: "holds; nothing on the record is newer" },
} as const satisfies Catalogue;
