import { type Frame, link, type View } from "../../frame/frame.ts";
import { speak } from "../../words/words.ts";
import { Prose } from "../prose.tsx";
import { privacyWords } from "./words.ts";

export function privacyView(_model: object, frame: Frame): View {
	const t = speak(privacyWords, frame.language);
	const main = (
		<Prose
			title={t.title}
			lead={t.lead}
			parts={[
				[t.record, t.recordText],
				[t.held, t.heldText],
				[t.site, t.siteText, t.browser],
				[t.rights, t.rightsText],
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
