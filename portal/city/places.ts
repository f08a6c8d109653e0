import { indexTokens } from "@mingjian/services/search/index-tokens.ts";
import { matchesTerms, searchTerms } from "@mingjian/services/search/search-terms.ts";
import type { Words } from "../words/words.ts";
import { lifeEvents } from "./life-events.ts";

/** A page of this site that people look for by what it does. */
export interface Place {
	readonly path: string;
	readonly name: Words;
	/** Other words people use for it. */
	readonly also: string;
}

/** Table: pages beside those of the record's own things. */
const places: readonly Place[] = [
	{
		path: "/verify",
		name: { zh: "核验证明或证照", en: "Verify a proof or certificate" },
		also: "真伪 查验 扫码 二维码 验证 check genuine scan QR code",
	},
	{
		path: "/life",
		name: { zh: "一件事一次办", en: "Life events" },
		also: "人生大事 主题服务 套餐 life event",
	},
	{
		path: "/register",
		name: { zh: "土地与工程公示", en: "Land and works register" },
		also: "宗地 用地 规划 邻居 工地 施工 地图 parcel neighbour planning building site map",
	},
	{
		path: "/performance",
		name: { zh: "服务评价与办理情况", en: "Ratings and performance" },
		also: "好差评 满意度 办结 时限 超期 统计 statistics grades how long",
	},
	{
		path: "/explorer",
		name: { zh: "账本：全部登记", en: "The record: all entries" },
		also: "区块浏览 存证 登记 区块链 blocks explorer ledger",
	},
	{
		path: "/departments",
		name: { zh: "部门", en: "Departments" },
		also: "机构 单位 局 department bureau office",
	},
	{
		path: "/help",
		name: { zh: "帮助与线下网点", en: "Help and offices" },
		also: "电话 地址 办事大厅 窗口 咨询 办公时间 phone address opening hours contact window",
	},
	{
		path: "/learn",
		name: { zh: "它是怎样做到的", en: "How it works" },
		also: "了解 原理 链上政务 about explain",
	},
	{
		path: "/status",
		name: { zh: "系统状态", en: "Status" },
		also: "运行 故障 停机 outage health",
	},
	{
		path: "/policy",
		name: { zh: "信任政策与指纹", en: "Trust policy and fingerprint" },
		also: "密钥 公钥 keys",
	},
	{
		path: "/accessibility",
		name: { zh: "无障碍声明", en: "Accessibility statement" },
		also: "残疾 老人 适老 长者 字号 读屏 disability elderly screen reader",
	},
	{
		path: "/privacy",
		name: { zh: "隐私说明", en: "Privacy" },
		also: "个人信息 数据保护 personal data protection",
	},
];

const known = [
	...places,
	...lifeEvents.map(({ id, name, lead }) => ({
		path: `/life/${id}`,
		name,
		also: `${lead.zh} ${lead.en}`,
	})),
].map((place) => ({
	place,
	tokens: new Set(indexTokens(`${place.name.zh} ${place.name.en} ${place.also}`)),
}));

/** Pages of the site and life events that a question is about, by synonyms and pinyin as everything else. */
export function placesFor(question: string): readonly Place[] {
	const terms = searchTerms(question);
	return known.filter(({ tokens }) => matchesTerms(terms, tokens)).map(({ place }) => place);
}
