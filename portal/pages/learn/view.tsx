import { type Frame, link, type View } from "../../frame/frame.ts";
import { speak } from "../../words/words.ts";
import { learnWords } from "./words.ts";

export function learnView(_model: object, frame: Frame): View {
	const t = speak(learnWords, frame.language);
	const steps = [
		[t.sign, t.signText],
		[t.log, t.logText],
		[t.seal, t.sealText, t.anchorText],
		[t.check, t.checkText],
	] as const;
	const ways = [
		[t.help1, t.toExplorer, "/explorer"],
		[t.help2, t.toVerify, "/verify"],
		[t.help3, t.toPolicy, "/policy"],
	] as const;
	const main = (
		<article class="prose">
			<h1>{t.title}</h1>
			<p class="lead">{t.lead}</p>
			{steps.map(([title, ...texts]) => (
				<>
					<h2>{title}</h2>
					{texts.map((text) => (
						<p>{text}</p>
					))}
				</>
			))}
			<h2>{t.not}</h2>
			<p>{t.notText}</p>
			<h2>{t.help}</h2>
			<ul class="ways">
				{ways.map(([text, name, path]) => (
					<li>
						{text}{" "}
						<a class="onward" href={link(frame, path)}>
							{name}
						</a>
					</li>
				))}
			</ul>
		</article>
	);
	return { title: t.title, section: "learn", main };
}
