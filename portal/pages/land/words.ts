import type { Catalogue } from "../../words/words.ts";

export const landWords = {
	title: { zh: "土地与工程公示", en: "Land and works register" },
	lead: {
		zh: "依法公开的用地、规划和道路事项：在哪里、办到哪一步、哪天到期。住在旁边的人，不用问也看得到。",
		en: "Land, planning and street matters that are public by law: where, how far they are and when they are due. Whoever lives beside them can see without asking.",
	},
	find: { zh: "宗地编号或项目名称", en: "Number of the parcel, or the project" },
	findHint: { zh: "例如 PS-2026-0017", en: "Such as PS-2026-0017" },
	status: { zh: "状态", en: "Status" },
	all: { zh: "全部", en: "All" },
	apply: { zh: "查询", en: "Look up" },
	map: { zh: "示意图", en: "Map" },
	mapOf: (marked: number) => ({
		zh: `城市示意图，标出 ${marked} 块有办件的宗地；编号与下面的列表一致。`,
		en: `Sketch of the city with ${marked} parcels that have cases; the numbers are those of the list below.`,
	}),
	made: {
		zh: "图为虚构城市的示意图，由本站绘制，不向其他地图服务请求数据。",
		en: "The city is made up and drawn by this site; no map service of others is asked.",
	},
	list: { zh: "公示事项", en: "Cases" },
	onMap: (marker: number) => ({ zh: `图上 ${marker} 号`, en: `No. ${marker} on the map` }),
	submitted: { zh: "申请时间", en: "Submitted" },
	due: { zh: "承诺办结", en: "Promised by" },
	none: { zh: "没有符合条件的公示事项。", en: "No case matches." },
	noneText: {
		zh: "部门受理用地、规划和道路申请后，依法须公开的会出现在这里。",
		en: "Once a department receives an application that is public by law it appears here.",
	},
	guides: { zh: "用地与规划的办事指南", en: "Guides for land and planning" },
	record: { zh: "链上存证 · 在本机核验", en: "On the record · verify it here" },
	parcel: { zh: "宗地", en: "Parcel" },
	brook: { zh: "坪溪", en: "Ping Brook" },
} as const satisfies Catalogue;
