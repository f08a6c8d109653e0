import { type Frame, link } from "../frame/frame.ts";
import { Mark } from "../frame/mark.tsx";
import { type Catalogue, speak } from "../words/words.ts";

const words = {
	sealed: { zh: "链上存证 · 在本机核验", en: "On the record · verify it here" },
} as const satisfies Catalogue;

/** The same small sign beside every fact of the record: it leads to the entry and its proof. */
export function OnRecord({ frame, to }: { readonly frame: Frame; readonly to: string }) {
	const t = speak(words, frame.language);
	return (
		<a class="on-record" href={link(frame, to)}>
			<Mark size={24} cast="tick" />
			{t.sealed}
		</a>
	);
}
