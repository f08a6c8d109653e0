import { type Frame, link, type View } from "../../frame/frame.ts";
import { Button } from "../../kit/button.tsx";
import { Notice } from "../../kit/notice.tsx";
import { TextInput } from "../../kit/text-input.tsx";
import { Csrf } from "../../parts/csrf.tsx";
import { PasskeyForm } from "../../parts/passkey-form.tsx";
import { type Spoken, speak } from "../../words/words.ts";
import type { SeatLine, SignInModel } from "./load.ts";
import { signInWords } from "./words.ts";

interface Part {
	readonly model: SignInModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof signInWords>;
}

export function signInView(model: SignInModel, frame: Frame): View {
	const t = speak(signInWords, frame.language);
	const part = { model, frame, t };
	const main = (
		<>
			<h1>{t.title}</h1>
			<Fault {...part} />
			<p class="lead">{t.lead}</p>
			<noscript>
				<p class="notice notice-warn">{t.noScript}</p>
			</noscript>
			<PasskeyForm
				frame={frame}
				ceremony="answer"
				options={model.options}
				hidden={{ way: "passkey", next: model.next }}
				label={t.passkey}
				cancelled={t.cancelled}
				unsupported={t.unsupported}
			/>
			<p class="actions">
				<span>{t.none}</span>
				<a href={link(frame, "/sign-up")}>{t.register}</a>
				<a href={link(frame, "/recover")}>{t.recover}</a>
			</p>
			<PasswordForm {...part} />
			{model.seats.length > 0 ? <Seats {...part} /> : null}
		</>
	);
	return { title: t.title, main, islands: ["passkey"] };
}

function Fault({ model, t }: Part) {
	if (!model.fault) return null;
	const texts = {
		passkey: t.faultPasskey,
		password: t.faultPassword,
		wait: t.faultWait,
		account: t.faultAccount,
	};
	return (
		<Notice tone="error" title={t.faultTitle} live>
			<p>{texts[model.fault]}</p>
		</Notice>
	);
}

function PasswordForm({ model, frame, t }: Part) {
	const wrong = model.fault === "password" ? t.faultPassword : undefined;
	return (
		<section aria-labelledby="by-password">
			<h2 id="by-password">{t.password}</h2>
			<form method="post" class="narrow">
				<Csrf frame={frame} />
				<input type="hidden" name="way" value="password" />
				<input type="hidden" name="next" value={model.next} />
				<TextInput
					frame={frame}
					name="login"
					label={t.login}
					hint={t.loginHint}
					error={wrong}
					inputMode="numeric"
					autoComplete="username"
					maxLength={20}
					width="middle"
				/>
				<TextInput
					frame={frame}
					name="password"
					label={t.passwordLabel}
					type="password"
					autoComplete="current-password"
					maxLength={200}
				/>
				<TextInput
					frame={frame}
					name="code"
					label={t.code}
					hint={t.codeHint}
					inputMode="numeric"
					autoComplete="one-time-code"
					maxLength={7}
					width="short"
				/>
				<Button kind="second">{t.enter}</Button>
			</form>
		</section>
	);
}

function Seats({ model, frame, t }: Part) {
	const groups = [
		[t.citizens, model.seats.filter(({ kind }) => kind === "citizen")],
		[t.officers, model.seats.filter(({ kind }) => kind === "officer" || kind === "department")],
		[t.operators, model.seats.filter(({ kind }) => kind === "operator")],
	] as const;
	return (
		<section aria-labelledby="demo" class="seats">
			<h2 id="demo">{t.demo}</h2>
			<p>{t.demoLead}</p>
			<form method="post">
				<Csrf frame={frame} />
				<input type="hidden" name="way" value="demo" />
				<input type="hidden" name="next" value={model.next} />
				{groups.map(([title, seats]) => (
					<Group title={title} seats={seats} frame={frame} />
				))}
			</form>
		</section>
	);
}

function Group({
	title,
	seats,
	frame: { language },
}: {
	readonly title: string;
	readonly seats: readonly SeatLine[];
	readonly frame: Frame;
}) {
	return (
		<>
			<h3>{title}</h3>
			<ul class="seat-list">
				{seats.map(({ account, name, title: what }) => (
					<li>
						<button type="submit" class="second seat" name="account" value={account}>
							<strong>{name[language]}</strong> <span>{what[language]}</span>
						</button>
					</li>
				))}
			</ul>
		</>
	);
}
