import { type Frame, link } from "../../frame/frame.ts";
import { Button } from "../../kit/button.tsx";
import { type Catalogue, speak } from "../../words/words.ts";
import type { DesignHead } from "./design-trail.tsx";
import { Revision } from "./revision.tsx";

const words = {
	up: { zh: "上移", en: "Move up" },
	down: { zh: "下移", en: "Move down" },
	remove: { zh: "删除", en: "Remove" },
	none: { zh: "还没有。", en: "Nothing yet." },
} as const satisfies Catalogue;

/** A row that can be opened, moved and taken away. */
export interface EditableRow {
	/** What its buttons send. */
	readonly key: string;
	readonly text: string;
	readonly hint?: string;
	readonly path: string;
}

interface RowListSetting {
	readonly rows: readonly EditableRow[];
	readonly design: DesignHead;
	readonly frame: Frame;
	/** Whether the order says something. */
	readonly ordered: boolean;
	/** Which list of the page its buttons mean. */
	readonly list?: string;
	/** Where its forms are sent, without the language. */
	readonly action: string;
}

/** Rows of a list of a design, each with its own buttons. */
export function RowList({ rows, design, frame, ordered, list, action }: RowListSetting) {
	const t = speak(words, frame.language);
	if (rows.length === 0) return <p class="quiet">{t.none}</p>;
	return (
		<form method="post" action={link(frame, action)}>
			<Revision design={design} frame={frame} />
			{list === undefined ? null : <input type="hidden" name="list" value={list} />}
			<ul class="rows">
				{rows.map(({ key, text, hint, path }, at) => (
					<li class="row">
						<div>
							<p>
								<a href={link(frame, path)}>{text}</a>
							</p>
							{hint ? <p class="quiet">{hint}</p> : null}
						</div>
						<div class="actions">
							{ordered && at > 0 ? <RowButton deed="up" row={key} text={text} label={t.up} /> : null}
							{ordered && at < rows.length - 1 ? (
								<RowButton deed="down" row={key} text={text} label={t.down} />
							) : null}
							<RowButton deed="remove" row={key} text={text} label={t.remove} />
						</div>
					</li>
				))}
			</ul>
		</form>
	);
}

interface RowButtonSetting {
	readonly deed: string;
	readonly row: string;
	readonly text: string;
	readonly label: string;
}

function RowButton({ deed, row, text, label }: RowButtonSetting) {
	return (
		<Button kind="second" name="row" value={`${deed}:${row}`}>
			{label}
			<span class="hidden"> {text}</span>
		</Button>
	);
}
