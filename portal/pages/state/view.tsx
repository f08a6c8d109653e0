import type { Frame, View } from "../../frame/frame.ts";
import { EntryList } from "../../parts/entry-list.tsx";
import { FactList } from "../../parts/fact-list.tsx";
import { VerifyPanel } from "../../parts/verify-panel.tsx";
import { speak } from "../../words/words.ts";
import type { StateModel } from "./load.ts";
import { stateWords } from "./words.ts";

export function stateView(model: StateModel, frame: Frame): View {
	const t = speak(stateWords, frame.language);
	const main = (
		<article>
			<p class="over code">{model.key}</p>
			<h1>{t.title}</h1>
			<p class={model.present ? "lead" : "notice notice-warn"}>{model.present ? t.present : t.absent}</p>
			<VerifyPanel offered={model.offered} frame={frame} />
			{model.present ? (
				<section aria-labelledby="content">
					<h2 id="content">{t.content}</h2>
					<FactList facts={model.facts} frame={frame} />
				</section>
			) : null}
			{model.history.length > 0 ? (
				<section aria-labelledby="history">
					<h2 id="history">
						{t.history} <span class="count">{model.revision}</span>
					</h2>
					<EntryList entries={model.history} frame={frame} />
					<p>
						<a class="onward" href={`/v1/history?key=${encodeURIComponent(model.key)}`}>
							{t.raw}
						</a>
					</p>
				</section>
			) : null}
		</article>
	);
	return { title: t.title, section: "explorer", islands: ["verify-proof"], main };
}
