import type { EntryLine } from "../city/entry-line.ts";
import { type Frame, link } from "../frame/frame.ts";
import { When } from "../kit/when.tsx";
import { type Catalogue, speak } from "../words/words.ts";
import { PartyName } from "./party.tsx";
import { Said } from "./said.tsx";

const words = {
	refused: { zh: "未予办理", en: "Refused" },
	number: (index: number) => ({ zh: `第 ${index} 号`, en: `No. ${index}` }),
} as const satisfies Catalogue;

/** Entries, newest first or oldest first as given: what was done and about what, then who and when. */
export function EntryList({
	entries,
	frame,
}: {
	readonly entries: readonly EntryLine[];
	readonly frame: Frame;
}) {
	const t = speak(words, frame.language);
	return (
		<ol class="entries">
			{entries.map((entry) => (
				<li class="entry">
					<a class="entry-title" href={link(frame, `/explorer/r/${entry.index}`)}>
						<span class="entry-act">{entry.title[frame.language]}</span>
						{entry.subject ? (
							<span class="entry-subject">
								<Said text={entry.subject} frame={frame} />
							</span>
						) : null}
					</a>
					<p class="entry-more">
						{entry.done ? null : <span class="tag tag-error">{t.refused}</span>}
						<PartyName party={entry.party} frame={frame} />
						<span class="dot" aria-hidden="true" />
						<When timeMs={entry.timeMs} frame={frame} />
						<span class="dot" aria-hidden="true" />
						<span class="entry-number">{t.number(entry.index)}</span>
					</p>
				</li>
			))}
		</ol>
	);
}
