import { type Catalogue, speak } from "../words/words.ts";
import type { Told } from "./told.ts";

const words = {
	title: { zh: "有几处需要改正", en: "There is a problem" },
} as const satisfies Catalogue;

/** A fault and the control it belongs to. */
export interface Fault {
	readonly name: string;
	readonly text: string;
}

/** Everything that is wrong with a form, each line a link to its field. Takes the focus when the page opens. */
export function ErrorSummary({ faults, frame }: Told & { readonly faults: readonly Fault[] }) {
	if (faults.length === 0) return null;
	return (
		<div class="error-summary" role="alert" tabIndex={-1} id="errors" autofocus>
			<h2>{speak(words, frame.language).title}</h2>
			<ul>
				{faults.map(({ name, text }) => (
					<li>
						<a href={`#${name}`}>{text}</a>
					</li>
				))}
			</ul>
		</div>
	);
}

/** What is wrong with one field. */
export function faultOf(faults: readonly Fault[], name: string): string | undefined {
	return faults.find((each) => each.name === name)?.text;
}
