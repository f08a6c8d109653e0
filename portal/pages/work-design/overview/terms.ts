import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Design } from "../../../design/design.ts";
import type { FormSchema } from "../../../kit/forms/question.ts";

/** When a design takes effect, and what it changes. */
export const termsSchema: FormSchema = {
	type: "object",
	properties: {
		day: {
			type: "string",
			format: "date",
			words: { zh: "生效日期", en: "Takes effect on" },
			hint: {
				zh: "规则有改动时必填：审核人签署的文本含有这个时间，须在审核和发布之后。已经受理的办件仍按原来的版本。",
				en: "Needed where rules change: the text reviewers sign says it, and it must be later than their reviews and publication. Cases that run keep their version.",
			},
		},
		time: {
			type: "string",
			maxLength: 5,
			pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$",
			example: "00:00",
			words: { zh: "生效时刻", en: "At" },
		},
		note: { type: "string", maxLength: 200, words: { zh: "改动说明", en: "What changed" } },
	},
	required: [],
};

const chinaMs = 8 * 3_600_000;

/** The terms of a design, as its form asks for them. */
export function termsOf({ effectiveFromMs, note }: Design): Readonly<Record<string, Json>> {
	const wall = effectiveFromMs === undefined ? undefined : new Date(effectiveFromMs + chinaMs).toISOString();
	return {
		...(wall ? { day: wall.slice(0, 10), time: wall.slice(11, 16) } : {}),
		...(note ? { note } : {}),
	};
}

/** A design on other terms; a day alone begins at midnight in China. */
export function withTerms(
	design: Design,
	{ day, time = "00:00", note }: Readonly<Record<string, Json>>,
): Design {
	const { effectiveFromMs: _from, note: _note, ...rest } = design;
	return {
		...rest,
		...(day === undefined ? {} : { effectiveFromMs: Date.parse(`${day}T${time}:00+08:00`) }),
		...(note === undefined ? {} : { note: String(note) }),
	};
}
