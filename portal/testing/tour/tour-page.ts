import type { Part, View } from "./view.ts";

/** The page of docs/tour that shows every picture, as Markdown. */
export function tourPage(parts: readonly Part[]): string {
	const head = [
		"# 导览 Tour",
		"",
		"示例城市的每个页面：手机上是中文版，桌面上是英文版。本页和图片都由 `node portal/testing/take-tour.ts` 生成。<br>",
		"Every page of the sample city: in Chinese on a phone, in English on a desk. This page and its pictures are made by `node portal/testing/take-tour.ts`.",
		"",
		parts.map(({ title }) => `[${title.zh} ${title.en}](#${anchorOf(title)})`).join(" · "),
	];
	const body = parts.flatMap(({ title, views }) => [
		"",
		`## ${title.zh} ${title.en}`,
		...views.flatMap(linesOf),
	]);
	return `${[...head, ...body].join("\n")}\n`;
}

function linesOf({ name, title }: View): string[] {
	return [
		"",
		`### ${title.zh} ${title.en}`,
		"",
		"| 360 px | 1280 px |",
		"| --- | --- |",
		`| ![${title.zh}](${name}-360.png) | ![${title.en}](${name}-1280.png) |`,
	];
}

function anchorOf({ zh, en }: Part["title"]): string {
	return `${zh} ${en}`
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N} -]/gu, "")
		.replaceAll(" ", "-");
}
