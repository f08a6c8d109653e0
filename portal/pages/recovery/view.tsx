import { type Frame, link, type View } from "../../frame/frame.ts";
import { Button } from "../../kit/button.tsx";
import { Csrf } from "../../parts/csrf.tsx";
import { moment } from "../../words/format.ts";
import { speak } from "../../words/words.ts";
import type { RecoveryModel } from "./load.ts";
import { recoveryWords } from "./words.ts";

export function recoveryView({ code, state, account, dueMs }: RecoveryModel, frame: Frame): View {
	const t = speak(recoveryWords, frame.language);
	const told = state === "waiting" ? t.waiting(moment(dueMs ?? 0, frame.language)) : t[state];
	const main = (
		<>
			<h1>{t.title}</h1>
			<section aria-labelledby="code">
				<h2 id="code">{t.code}</h2>
				<p class="code recovery-code">{code}</p>
				<p>{t.codeText}</p>
			</section>
			<section aria-labelledby="state">
				<h2 id="state">{t.state}</h2>
				<p class="lead">{told}</p>
				{account ? (
					<p>
						{t.account} <span class="code">{account}</span>
					</p>
				) : null}
				{state === "ready" ? (
					<form method="post">
						<Csrf frame={frame} />
						<Button>{t.complete}</Button>
					</form>
				) : null}
				<p class="actions">
					<a href={link(frame, frame.here)}>{t.reload}</a>
					{state === "done" ? <a href={link(frame, "/sign-in")}>{t.signIn}</a> : null}
				</p>
			</section>
		</>
	);
	return { title: t.title, main };
}
