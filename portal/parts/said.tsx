import type { Text } from "../city/subject.ts";
import type { Frame } from "../frame/frame.ts";

/** Words of the record in the reader's language; where a department wrote Chinese alone, the Chinese, marked as such. */
export function Said({ text, frame }: { readonly text: Text; readonly frame: Pick<Frame, "language"> }) {
	const untranslated = frame.language === "en" && text.en === undefined;
	return untranslated ? <span lang="zh-CN">{text.zh}</span> : saidText(text, frame);
}

/** The same as a plain string, for titles. */
export function saidText(text: Text, { language }: Pick<Frame, "language">): string {
	return language === "en" ? (text.en ?? text.zh) : text.zh;
}
