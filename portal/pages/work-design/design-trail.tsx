import { designPath } from "../../design/fault-place.ts";
import type { Frame } from "../../frame/frame.ts";
import { Breadcrumb } from "../../kit/breadcrumb.tsx";
import type { Words } from "../../words/words.ts";
import { designsWords } from "./list/words.ts";

/** A design as its pages name it. */
export interface DesignHead {
	readonly id: string;
	readonly title: Words;
	/** The revision a form was made from. */
	readonly revision: number;
}

interface TrailSetting {
	readonly frame: Frame;
	readonly design?: DesignHead;
	readonly below?: readonly { readonly title: string; readonly path: string }[];
}

const desk: Words = { zh: "工作台", en: "Desk" };

/** The way down to a page of the designer. */
export function DesignTrail({ frame, design, below = [] }: TrailSetting) {
	const places = [
		{ title: desk[frame.language], path: "/work" },
		{ title: designsWords.title[frame.language], path: "/work/design" },
		...(design ? [{ title: design.title[frame.language], path: designPath(design) }] : []),
		...below,
	];
	return <Breadcrumb places={places} frame={frame} />;
}
