import { type Frame, link, type View } from "../../frame/frame.ts";
import { Notice } from "../../kit/notice.tsx";
import { PasskeyForm } from "../../parts/passkey-form.tsx";
import { speak } from "../../words/words.ts";
import type { RecoverModel } from "./load.ts";
import { recoverWords } from "./words.ts";

export function recoverView({ options, fault }: RecoverModel, frame: Frame): View {
	const t = speak(recoverWords, frame.language);
	const main = (
		<>
			<h1>{t.title}</h1>
			{fault ? (
				<Notice tone="error" title={t.faultTitle} live>
					<p>{fault === "wait" ? t.faultWait : t.faultPasskey}</p>
				</Notice>
			) : null}
			<p class="lead">{t.lead}</p>
			<section aria-labelledby="steps">
				<h2 id="steps">{t.steps}</h2>
				<ol>
					<li>{t.step1}</li>
					<li>{t.step2}</li>
					<li>{t.step3}</li>
				</ol>
				<p>{t.why}</p>
			</section>
			<noscript>
				<p class="notice notice-warn">{t.noScript}</p>
			</noscript>
			<PasskeyForm
				frame={frame}
				ceremony="make"
				options={options}
				hidden={{}}
				label={t.passkey}
				cancelled={t.cancelled}
				unsupported={t.unsupported}
			/>
			<p class="actions">
				<a href={link(frame, "/sign-in")}>{t.signIn}</a>
			</p>
		</>
	);
	return { title: t.title, main, islands: ["passkey"] };
}
