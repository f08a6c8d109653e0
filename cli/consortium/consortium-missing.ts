import type { DataFolder } from "../node/data-folder.ts";
import { troubleError } from "../program/cli-error.ts";

/** A folder that is to order with others but does not say with whom. */
export function consortiumMissing({ root, consortium }: DataFolder) {
	return troubleError(
		"consortium-missing",
		{ zh: `${root} 中没有联盟创立文件 ${consortium}`, en: `${root} has no founding file ${consortium}` },
		{
			advice: {
				zh: "第一次用 mingjian consortium start --consortium 文件 启动。",
				en: "Start the first time with mingjian consortium start --consortium FILE.",
			},
		},
	);
}
