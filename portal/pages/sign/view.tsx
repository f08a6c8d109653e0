import { type Frame, languageTag, link, type View } from "../../frame/frame.ts";
import { Button, ButtonLink } from "../../kit/button.tsx";
import { Details } from "../../kit/details.tsx";
import { Notice } from "../../kit/notice.tsx";
import { Csrf } from "../../parts/csrf.tsx";
import { FactList } from "../../parts/fact-list.tsx";
import { PartyName } from "../../parts/party.tsx";
import { PasskeyForm } from "../../parts/passkey-form.tsx";
import { type Spoken, speak } from "../../words/words.ts";
import type { SignModel, WaitingModel } from "./load.ts";
import { Opening } from "./opening.tsx";
import { CodeInput, PasswordInput } from "./secret-inputs.tsx";
import { approvalFaults, signWords } from "./words.ts";

interface Part {
	readonly model: WaitingModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof signWords>;
}

export function signView(model: SignModel, frame: Frame): View {
	const t = speak(signWords, frame.language);
	if (model.state === "waiting") return waitingView({ model, frame, t });
	const gone = model.state === "gone";
	const title = gone ? t.gone : t.refused;
	const main = (
		<>
			<h1>{title}</h1>
			<p class="lead">{gone ? t.goneText : model.why[frame.language]}</p>
			<p class="actions">
				{gone ? null : <ButtonLink href={link(frame, model.back)}>{t.again}</ButtonLink>}
				<a href={link(frame, "/")}>{t.home}</a>
			</p>
		</>
	);
	return { title, main };
}

function waitingView(part: Part): View {
	const { model, frame, t } = part;
	const main = (
		<>
			<h1>{t.title}</h1>
			<Fault {...part} />
			<p class="lead">{t.lead}</p>
			{model.opening ? <Opening opening={model.opening} frame={frame} t={t} /> : null}
			<Said {...part} />
			<Whose {...part} />
			{model.code === "missing" ? <CodeMissing {...part} /> : <Ways {...part} />}
			<form method="post">
				<Csrf frame={frame} />
				<Button kind="second" name="way" value="cancel">
					{t.cancel}
				</Button>
			</form>
		</>
	);
	return { title: t.title, main, islands: ["passkey"] };
}

function Fault({ model, frame, t }: Part) {
	if (!model.fault) return null;
	return (
		<Notice tone="error" title={t.faultTitle} live>
			<p>{approvalFaults[model.fault][frame.language]}</p>
		</Notice>
	);
}

/** The very bytes that are signed, in words. */
function Said({ model, frame, t }: Part) {
	const { language } = frame;
	const [at, of] = model.act;
	return (
		<section class="signing" aria-labelledby="signing">
			<h2 id="signing">{model.title[language]}</h2>
			{of > 1 ? <p class="quiet">{t.act(at, of)}</p> : null}
			{model.summary ? <p>{model.summary[language]}</p> : null}
			<dl class="facts">
				<div>
					<dt>{t.service}</dt>
					<dd>{model.service[language]}</dd>
				</div>
				<div>
					<dt>{t.actor}</dt>
					<dd>
						<PartyName party={model.actor} frame={frame} />
						<br />
						<span class="code quiet">{model.actor.account}</span>
					</dd>
				</div>
				{model.onBehalfOf ? (
					<div>
						<dt>{t.onBehalfOf}</dt>
						<dd>
							<PartyName party={model.onBehalfOf} frame={frame} />
						</dd>
					</div>
				) : null}
			</dl>
			{model.facts.length > 0 ? <FactList facts={model.facts} frame={frame} /> : <p>{t.nothing}</p>}
			<Details summary={t.id}>
				<p class="code" lang={languageTag.en}>
					{model.id}
				</p>
			</Details>
		</section>
	);
}

function Whose({ model, t }: Part) {
	const [at, of] = model.signature;
	if (of === 1 && !model.byNewKey) return null;
	return (
		<Notice>
			<p>
				{of > 1 ? `${t.signature(at, of)}: ` : ""}
				{model.byNewKey ? t.byNew : t.byOld}
			</p>
		</Notice>
	);
}

function CodeMissing({ frame, t }: Part) {
	return (
		<Notice tone="warn">
			<p>{t.missing}</p>
			<p>
				<a href={link(frame, "/me/security")}>{t.security}</a>
			</p>
		</Notice>
	);
}

function Ways(part: Part) {
	const { model, frame, t } = part;
	const code = model.code === "wanted";
	return (
		<>
			{code && !model.opening ? <p>{t.sensitive}</p> : null}
			{model.passkey ? (
				<>
					<noscript>
						<p class="notice notice-warn">{t.noScript}</p>
					</noscript>
					<PasskeyForm
						frame={frame}
						ceremony="sign"
						options={model.passkey}
						hidden={{ way: "passkey" }}
						label={t.passkey}
						cancelled={t.cancelled}
						unsupported={t.unsupported}
					>
						{code ? <CodeInput id="passkey-code" frame={frame} t={t} /> : null}
					</PasskeyForm>
				</>
			) : null}
			{model.password ? <ByPassword {...part} /> : null}
			{model.demo ? <ByDemo {...part} /> : null}
		</>
	);
}

function ByPassword({ model, frame, t }: Part) {
	return (
		<form method="post" class="narrow">
			<Csrf frame={frame} />
			<input type="hidden" name="way" value="password" />
			<h2>{t.passwordTitle}</h2>
			<PasswordInput frame={frame} t={t} />
			{model.code === "wanted" ? <CodeInput id="code" frame={frame} t={t} /> : null}
			<p class="actions">
				<Button>{t.passwordButton}</Button>
			</p>
		</form>
	);
}

function ByDemo({ model, frame, t }: Part) {
	return (
		<form method="post" class="narrow">
			<Csrf frame={frame} />
			<input type="hidden" name="way" value="demo" />
			{model.shownCode ? <p>{t.shown(model.shownCode)}</p> : null}
			{model.code === "wanted" ? <CodeInput id="demo-code" frame={frame} t={t} /> : null}
			<p class="actions">
				<Button>{t.demo}</Button>
			</p>
		</form>
	);
}
