import { type Frame, link, type View } from "../../frame/frame.ts";
import { Button } from "../../kit/button.tsx";
import { Notice } from "../../kit/notice.tsx";
import { TextInput } from "../../kit/text-input.tsx";
import { Csrf } from "../../parts/csrf.tsx";
import { PasskeyForm } from "../../parts/passkey-form.tsx";
import { type Spoken, speak } from "../../words/words.ts";
import type { RegisterModel } from "./load.ts";
import { registerWords } from "./words.ts";

interface Part {
	readonly model: RegisterModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof registerWords>;
}

export function registerView(model: RegisterModel, frame: Frame): View {
	const t = speak(registerWords, frame.language);
	const part = { model, frame, t };
	const main = (
		<>
			<h1>{t.title}</h1>
			<Fault {...part} />
			<p class="lead">{t.lead}</p>
			<section aria-labelledby="steps">
				<h2 id="steps">{t.steps}</h2>
				<ol>
					<li>{t.step1}</li>
					<li>{t.step2}</li>
					<li>{t.step3}</li>
				</ol>
			</section>
			<noscript>
				<p class="notice notice-warn">{t.noScript}</p>
			</noscript>
			<PasskeyForm
				frame={frame}
				ceremony="make"
				options={model.options}
				hidden={{ way: "passkey" }}
				label={t.passkey}
				cancelled={t.cancelled}
				unsupported={t.unsupported}
			/>
			<UnderPassword {...part} />
			<p class="actions">
				<a href={link(frame, "/sign-in")}>{t.signIn}</a>
			</p>
		</>
	);
	return { title: t.title, main, islands: ["passkey"] };
}

function Fault({ model: { fault, shortest }, t }: Part) {
	if (!fault) return null;
	const texts = {
		passkey: t.faultPasskey,
		wait: t.faultWait,
		"password-short": t.faultShort(shortest),
		"password-differs": t.faultDiffers,
	};
	return (
		<Notice tone="error" title={t.faultTitle} live>
			<p>{texts[fault]}</p>
		</Notice>
	);
}

function UnderPassword({ model: { fault, shortest }, frame, t }: Part) {
	return (
		<details open={fault?.startsWith("password")}>
			<summary>{t.password}</summary>
			<p>{t.passwordText}</p>
			<form method="post" class="narrow">
				<Csrf frame={frame} />
				<input type="hidden" name="way" value="password" />
				<TextInput
					frame={frame}
					name="password"
					label={t.passwordLabel}
					hint={t.passwordHint(shortest)}
					error={fault === "password-short" ? t.faultShort(shortest) : undefined}
					type="password"
					autoComplete="new-password"
					maxLength={200}
				/>
				<TextInput
					frame={frame}
					name="again"
					label={t.again}
					error={fault === "password-differs" ? t.faultDiffers : undefined}
					type="password"
					autoComplete="new-password"
					maxLength={200}
				/>
				<Button kind="second">{t.open}</Button>
			</form>
		</details>
	);
}
