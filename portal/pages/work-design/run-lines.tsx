import type { RuleRun } from "../../design/run-rule.ts";
import type { Frame } from "../../frame/frame.ts";
import { type Catalogue, speak } from "../../words/words.ts";

const words = {
	accept: { zh: "自动受理", en: "Accepting" },
	grant: { zh: "自动准予", en: "Granting" },
	fee: { zh: "收费", en: "The fee" },
	human: (text: string, where: string) => ({
		zh: `交给经办人决定：${text}（${where}）`,
		en: `An officer decides: ${text} (${where})`,
	}),
} as const satisfies Catalogue;

/** What a rule made of some facts, line by line. */
export function RunLines({ run, frame }: { readonly run: RuleRun; readonly frame: Frame }) {
	const t = speak(words, frame.language);
	const { title, use, trace, human } = run;
	return (
		<div class="run">
			<h3>
				{use ? `${t[use]} · ` : ""}
				{title[frame.language]}
			</h3>
			{human ? <p>{t.human(human.words[frame.language], human.where)}</p> : null}
			{trace.length > 0 ? (
				<ul>
					{trace.map((line) => (
						<li>{line[frame.language]}</li>
					))}
				</ul>
			) : null}
		</div>
	);
}
