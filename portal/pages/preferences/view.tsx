import { type Frame, link, type View } from "../../frame/frame.ts";
import { textSizes, themes } from "../../frame/preferences.ts";
import { Button } from "../../kit/button.tsx";
import { Checkboxes } from "../../kit/checkboxes.tsx";
import { Radios } from "../../kit/radios.tsx";
import { Csrf } from "../../parts/csrf.tsx";
import { speak } from "../../words/words.ts";
import type { PreferencesModel } from "./load.ts";
import { preferencesWords } from "./words.ts";

/** Size of text, colours and easy mode, as one form that works without a script. */
export function preferencesView({ preferences, back }: PreferencesModel, frame: Frame): View {
	const t = speak(preferencesWords, frame.language);
	const main = (
		<>
			<h1>{t.title}</h1>
			<p class="lead">{t.lead}</p>
			<form method="post" action={link(frame, "/preferences")}>
				<Csrf frame={frame} />
				<input type="hidden" name="back" value={back} />
				<Radios
					frame={frame}
					name="text"
					label={t.text}
					value={String(preferences.text)}
					options={textSizes.map((size) => ({
						value: String(size),
						label: <span class={`text-${size}`}>{t[size]}</span>,
					}))}
				/>
				<Radios
					frame={frame}
					name="theme"
					label={t.theme}
					value={preferences.theme}
					options={themes.map((theme) => ({ value: theme, label: t[theme] }))}
				/>
				<Checkboxes
					frame={frame}
					name="elder"
					label={t.elder}
					values={preferences.elder ? ["yes"] : []}
					options={[{ value: "yes", label: t.elderText }]}
				/>
				<p class="actions">
					<Button>{t.save}</Button>
				</p>
			</form>
		</>
	);
	return { title: t.title, main };
}
