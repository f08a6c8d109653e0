import { type Frame, link, type View } from "../../frame/frame.ts";
import { SearchBox } from "../../parts/search-box.tsx";
import { speak } from "../../words/words.ts";
import { troubleWords } from "./words.ts";

/** A page that is not there, with ways on. */
export function missingView(_model: object, frame: Frame): View {
	const t = speak(troubleWords, frame.language);
	const main = (
		<>
			<h1>{t.missing}</h1>
			<p class="lead">{t.missingText}</p>
			<SearchBox frame={frame} />
			<Ways
				title={t.next}
				ways={[
					[t.home, link(frame, "/")],
					[t.services, link(frame, "/services")],
					[t.explorer, link(frame, "/explorer")],
				]}
			/>
		</>
	);
	return { title: t.missing, main };
}

/** A page that failed; says nothing of why. */
export function failedView(_model: object, frame: Frame): View {
	const t = speak(troubleWords, frame.language);
	return trouble(t.failed, t.failedText, frame);
}

/** What a node says that must not serve. */
export function stoppedView(_model: object, frame: Frame): View {
	const t = speak(troubleWords, frame.language);
	return trouble(t.stopped, t.stoppedText, frame);
}

/** A form that cannot be read. */
export function unreadView(_model: object, frame: Frame): View {
	const t = speak(troubleWords, frame.language);
	return trouble(t.unread, t.unreadText, frame);
}

/** A form that another website sent. */
export function elsewhereView(_model: object, frame: Frame): View {
	const t = speak(troubleWords, frame.language);
	return trouble(t.elsewhere, t.elsewhereText, frame);
}

function trouble(title: string, text: string, frame: Frame): View {
	const t = speak(troubleWords, frame.language);
	const main = (
		<>
			<h1>{title}</h1>
			<p class="lead">{text}</p>
			<Ways
				title={t.next}
				ways={[
					[t.again, link(frame, frame.here)],
					[t.home, link(frame, "/")],
					[t.health, "/health/ready"],
				]}
			/>
		</>
	);
	return { title, main };
}

function Ways({
	title,
	ways,
}: {
	readonly title: string;
	readonly ways: readonly (readonly [string, string])[];
}) {
	return (
		<section aria-labelledby="next">
			<h2 id="next">{title}</h2>
			<ul class="ways">
				{ways.map(([name, address]) => (
					<li>
						<a class="onward" href={address}>
							{name}
						</a>
					</li>
				))}
			</ul>
		</section>
	);
}
