// Tables: made-up people of the demo city. No name is taken from anybody; the combinations are drawn by lot.
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { citizenIdCheckCharacter } from "@mingjian/services/rules/citizen-id.ts";
import { DemoRandom } from "./demo-random.ts";

/** Somebody who does not exist. */
export interface DemoPerson {
	readonly name: Words;
	readonly sex: "男" | "女";
	/** `YYYY-MM-DD` */
	readonly birthDate: string;
	/** A well-formed identity number in the fictional division. */
	readonly citizenNumber: string;
	readonly address: string;
}

type Sound = readonly [character: string, pinyin: string];

const surnames: readonly Sound[] = [
	["林", "Lin"],
	["陈", "Chen"],
	["黄", "Huang"],
	["李", "Li"],
	["张", "Zhang"],
	["王", "Wang"],
	["吴", "Wu"],
	["刘", "Liu"],
	["郑", "Zheng"],
	["何", "He"],
	["罗", "Luo"],
	["谢", "Xie"],
	["周", "Zhou"],
	["徐", "Xu"],
	["曾", "Zeng"],
	["邓", "Deng"],
	["许", "Xu"],
	["苏", "Su"],
	["叶", "Ye"],
	["潘", "Pan"],
	["温", "Wen"],
	["赖", "Lai"],
	["欧阳", "Ouyang"],
	["钟", "Zhong"],
];
const women: readonly Sound[] = [
	["雨", "yu"],
	["晴", "qing"],
	["兰", "lan"],
	["秀", "xiu"],
	["婷", "ting"],
	["梅", "mei"],
	["静", "jing"],
	["月", "yue"],
	["琳", "lin"],
	["芳", "fang"],
	["欣", "xin"],
	["怡", "yi"],
];
const men: readonly Sound[] = [
	["伟", "wei"],
	["强", "qiang"],
	["志", "zhi"],
	["明", "ming"],
	["海", "hai"],
	["军", "jun"],
	["文", "wen"],
	["浩", "hao"],
	["建", "jian"],
	["宇", "yu"],
	["峰", "feng"],
	["杰", "jie"],
];
const both: readonly Sound[] = [
	["小", "xiao"],
	["安", "an"],
	["嘉", "jia"],
	["子", "zi"],
	["思", "si"],
	["一", "yi"],
	["永", "yong"],
	["若", "ruo"],
	["晓", "xiao"],
	["可", "ke"],
	["清", "qing"],
	["家", "jia"],
];
const streets = ["明鉴大道", "榕荫路", "石井街", "马峦路", "碧岭街", "龙田路", "坑梓巷", "燕子岭路"];

/** The person with this number; the same one every time. */
export function demoPerson(number: number, divisionCode: string): DemoPerson {
	const random = new DemoRandom(`person ${number}`);
	const female = random.below(2) === 0;
	const [surname, surnameSound] = random.pick(surnames);
	const [first, firstSound] = random.pick(both);
	const [second, secondSound] = random.pick(female ? women : men);
	const given = `${firstSound}${secondSound}`;
	const birthDate = `${1945 + random.below(60)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
	const order = `${random.digits(2)}${2 * random.below(5) + (female ? 0 : 1)}`;
	const body = `${divisionCode.slice(0, 6)}${birthDate.replaceAll("-", "")}${order}`;
	return {
		name: {
			zh: `${surname}${first}${second}`,
			en: `${surnameSound} ${given[0]!.toUpperCase()}${given.slice(1)}`,
		},
		sex: female ? "女" : "男",
		birthDate,
		citizenNumber: `${body}${citizenIdCheckCharacter(body)}`,
		address: `${random.pick(streets)}${1 + random.below(200)}号${1 + random.below(20)}栋${1 + random.below(30)}0${1 + random.below(8)}`,
	};
}

function two(value: number): string {
	return String(value).padStart(2, "0");
}
