const surnames = [..."赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"];
const given = ["建国", "秀英", "思远", "雨桐", "志强", "丽华", "浩然", "梦洁", "文博", "晓燕"];

/** What is personal of somebody. */
export interface Particulars {
	readonly name: string;
	readonly idNumber: string;
	readonly telephone: string;
	readonly address: string;
}

/** Recognisable, and nobody's: names with an ending no family has, and a division code that no place has. */
export function particularsOf(n: number): Particulars {
	const name = `${surnames[n % 20]}${given[Math.floor(n / 20)]}`;
	return {
		name: `${name}甲乙`,
		idNumber: `9901061990${String(n).padStart(4, "0")}37${n % 10}X`,
		telephone: `1990013${String(n).padStart(4, "0")}`,
		address: `测试市鉴明区青石巷${n + 1}号${(n % 30) + 1}栋`,
	};
}
