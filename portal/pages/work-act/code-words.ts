import type { Words } from "../../words/words.ts";

/** Table: codes that schemas give without words. */
const words: Readonly<Record<string, Words>> = {
	justified: { zh: "打开有正当理由", en: "it was justified" },
	mistaken: { zh: "打开有误", en: "it was a mistake" },
	unlawful: { zh: "打开不合法", en: "it was unlawful" },
	granted: { zh: "同意", en: "granted" },
	refused: { zh: "不同意", en: "refused" },
	annulled: { zh: "撤销：颁发本来违法", en: "annulled: it was issued unlawfully" },
	withdrawn: { zh: "撤回：依据或情势变更", en: "withdrawn: law or circumstances changed" },
	"holder-request": { zh: "持证人申请", en: "the holder asked for it" },
	"holder-ended": { zh: "持证人死亡或终止", en: "the holder died or ceased to be" },
	"conditions-lost": { zh: "不再符合条件", en: "conditions are no longer met" },
	"issued-in-error": { zh: "误发", en: "issued in error" },
	"superior-decision": { zh: "上级机关决定", en: "decided by a superior body" },
	investigation: { zh: "调查期间", en: "under investigation" },
	penalty: { zh: "行政处罚", en: "administrative penalty" },
	lost: { zh: "遗失", en: "lost" },
	"court-order": { zh: "法院裁定", en: "by order of a court" },
};

/** What a code says to people; the code itself where it has no words. */
export function codeWords(code: string): Words {
	return (Object.hasOwn(words, code) ? words[code] : undefined) ?? { zh: code, en: code };
}
