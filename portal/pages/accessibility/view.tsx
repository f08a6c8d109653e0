import { type Frame, link, type View } from "../../frame/frame.ts";
import { speak } from "../../words/words.ts";
import { Prose } from "../prose.tsx";
import { accessibilityWords } from "./words.ts";

export function accessibilityView(_model: object, frame: Frame): View {
	const t = speak(accessibilityWords, frame.language);
	const main = (
		<Prose
			title={t.title}
			lead={t.lead}
			parts={[
				[t.done, t.text, t.size, t.keyboard, t.scripts, t.motion, t.forms],
				[t.tested, t.testedText],
				[t.missing, t.missingText],
				[t.tell, t.tellText],
			]}
		>
			<p>
				<a class="onward" href={link(frame, "/help")}>
					{t.toOffices}
				</a>
			</p>
		</Prose>
	);
	return { title: t.title, section: "help", main };
}
