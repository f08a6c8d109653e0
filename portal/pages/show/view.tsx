import { type Frame, link, type View } from "../../frame/frame.ts";
import { ButtonLink } from "../../kit/button.tsx";
import { Onward } from "../../kit/onward.tsx";
import { When } from "../../kit/when.tsx";
import { type Catalogue, speak } from "../../words/words.ts";
import { walletWords } from "../me/wallet/words.ts";
import type { ShowModel } from "./load.ts";

const words = {
	over: { zh: "二维码已失效", en: "This code has ended" },
	overText: {
		zh: "出示的二维码只在一分钟内有效。请对方重新出示。",
		en: "A code is good for one minute. Ask the holder to show a new one.",
	},
	title: { zh: "出示的证照", en: "A certificate, shown to you" },
	asOf: { zh: "状态时间：", en: "As of " },
	nothing: { zh: "持证人没有出示其他内容。", en: "The holder chose to show nothing else." },
	verify: { zh: "在本机核验", en: "Verify on this device" },
	page: { zh: "查看这本证照的公开记录", en: "See the public record of this certificate" },
} as const satisfies Catalogue;

/** What the holder chose to show, with the way to verify it on one's own device. */
export function showView({ shown }: ShowModel, frame: Frame): View {
	const t = speak(words, frame.language);
	if (!shown) {
		const main = (
			<>
				<h1>{t.over}</h1>
				<p class="lead">{t.overText}</p>
			</>
		);
		return { title: t.over, section: "verify", main };
	}
	const good = shown.standing === "valid";
	const main = (
		<>
			<p class="over">{t.title}</p>
			<h1>{shown.type[frame.language]}</h1>
			<div class={good ? "standing standing-good" : "standing standing-bad"}>
				<p class="standing-word">{speak(walletWords, frame.language)[shown.standing]}</p>
				<p>
					{shown.issuer[frame.language]}
					<span class="dot" aria-hidden="true" />
					{t.asOf}
					<When timeMs={shown.atMs} frame={frame} />
				</p>
			</div>
			{shown.fields.length === 0 ? <p>{t.nothing}</p> : null}
			<dl class="facts" hidden={shown.fields.length === 0}>
				{shown.fields.map(({ label, value }) => (
					<div>
						<dt>{label[frame.language]}</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
			<p class="actions">
				<ButtonLink href={`${link(frame, "/verify")}#${encodeURIComponent(shown.presentation)}`}>
					{t.verify}
				</ButtonLink>
				<Onward href={link(frame, `/certificates/${shown.identifier}`)}>{t.page}</Onward>
			</p>
		</>
	);
	return { title: t.title, section: "verify", main };
}
