import { type Frame, link } from "../frame/frame.ts";
import { type Catalogue, speak } from "../words/words.ts";

const words = {
	label: { zh: "查账本", en: "Search the record" },
	hint: {
		zh: "事项、部门、证照编号、登记号",
		en: "A service, a department, a certificate number, an entry",
	},
	go: { zh: "搜索", en: "Search" },
} as const satisfies Catalogue;

/** One box for everything on the record. */
export function SearchBox({ frame, asked = "" }: { readonly frame: Frame; readonly asked?: string }) {
	const t = speak(words, frame.language);
	return (
		<search>
			<form class="search" action={link(frame, "/search")} method="get">
				<label for="q">{t.label}</label>
				<p class="hint" id="q-hint">
					{t.hint}
				</p>
				<div class="search-row">
					<input
						id="q"
						name="q"
						type="search"
						value={asked}
						maxLength={200}
						aria-describedby="q-hint"
						autoComplete="off"
					/>
					<button type="submit">{t.go}</button>
				</div>
			</form>
		</search>
	);
}
