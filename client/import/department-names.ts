import type { Words } from "@mingjian/ledger/runtime/words.ts";

/** Table: English for the short names departments go by, without their level. */
const english: Readonly<Record<string, string>> = {
	政府办: "Government Office",
	委办: "Party Committee Office",
	委统战部: "United Front Work Department",
	发改局: "Development and Reform Bureau",
	经信局: "Economy and Information Technology Bureau",
	教科体局: "Education, Science and Sports Bureau",
	教育局: "Education Bureau",
	公安分局: "Public Security Branch Bureau",
	公安局: "Public Security Bureau",
	消防大队: "Fire and Rescue Brigade",
	民政局: "Civil Affairs Bureau",
	司法局: "Justice Bureau",
	财政局: "Finance Bureau",
	人社局: "Human Resources and Social Security Bureau",
	自然资源和规划局: "Natural Resources and Planning Bureau",
	生态环境局: "Ecology and Environment Bureau",
	住建局: "Housing and Construction Bureau",
	综合执法局: "Urban Law Enforcement Bureau",
	交通运输局: "Transport Bureau",
	水务局: "Water Bureau",
	农业农村局: "Agriculture and Rural Affairs Bureau",
	林业局: "Forestry Bureau",
	商务局: "Commerce Bureau",
	文广旅局: "Culture, Media and Tourism Bureau",
	卫健局: "Health Bureau",
	退役军人事务局: "Veterans Affairs Bureau",
	应急管理局: "Emergency Management Bureau",
	市监局: "Market Supervision Bureau",
	统计局: "Statistics Bureau",
	医疗保障局: "Healthcare Security Bureau",
	行政审批局: "Administrative Approval Bureau",
	税务局: "Tax Bureau",
	烟草专卖局: "Tobacco Monopoly Bureau",
	气象局: "Meteorological Bureau",
	公管办: "Public Resource Trading Office",
	残联: "Disabled Persons' Federation",
};

const levels: Readonly<Record<string, string>> = { 区: "District", 县: "County", 市: "City" };

/** A department's name in both languages; where the table has no English for it, the Chinese name stands in. */
export function departmentWords(name: string): Words {
	for (const [stem, en] of Object.entries(english)) {
		if (!name.endsWith(stem)) continue;
		const level = levels[name.slice(0, -stem.length).at(-1) ?? ""];
		if (level) return { zh: name, en: `${level} ${en}` };
		if (name === stem) return { zh: name, en };
	}
	return { zh: name, en: name };
}
