import type { ComponentChildren } from "preact";
import { type Catalogue, speak } from "../words/words.ts";
import type { Told } from "./told.ts";

const words = { change: { zh: "修改", en: "Change" } } as const satisfies Catalogue;

export interface SummaryRow {
	readonly label: ComponentChildren;
	readonly value: ComponentChildren;
	/** Where the answer is changed. */
	readonly change?: string | undefined;
	/** What the link changes, for those who hear links alone. */
	readonly changes?: string;
}

/** Answers to check before they are signed, each with the way to change it. */
export function SummaryList({ rows, frame }: Told & { readonly rows: readonly SummaryRow[] }) {
	const t = speak(words, frame.language);
	return (
		<dl class="facts summary">
			{rows.map(({ label, value, change, changes }) => (
				<div>
					<dt>{label}</dt>
					<dd>{value}</dd>
					{change ? (
						<dd class="summary-change">
							<a href={change}>
								{t.change}
								{changes ? <span class="hidden"> {changes}</span> : null}
							</a>
						</dd>
					) : null}
				</div>
			))}
		</dl>
	);
}
