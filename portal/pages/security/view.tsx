import { type Frame, link, type View } from "../../frame/frame.ts";
import { Button } from "../../kit/button.tsx";
import { Notice } from "../../kit/notice.tsx";
import { Qr } from "../../kit/qr.tsx";
import { Tag } from "../../kit/tag.tsx";
import { TextInput } from "../../kit/text-input.tsx";
import { Csrf } from "../../parts/csrf.tsx";
import { PasskeyForm } from "../../parts/passkey-form.tsx";
import { day, moment } from "../../words/format.ts";
import { type Spoken, speak } from "../../words/words.ts";
import { Deed } from "./deed.tsx";
import type { KeyLine, SecurityModel, SessionLine } from "./load.ts";
import { securityWords } from "./words.ts";

interface Part {
	readonly model: SecurityModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof securityWords>;
}

export function securityView(model: SecurityModel, frame: Frame): View {
	const t = speak(securityWords, frame.language);
	const part = { model, frame, t };
	const main = (
		<>
			<h1>{t.title}</h1>
			<Notices {...part} />
			<section aria-labelledby="account">
				<h2 id="account">{t.account}</h2>
				<p class="code">{model.account}</p>
				<p class="quiet">{t.accountText}</p>
			</section>
			<Keys {...part} />
			<Codes {...part} />
			<SessionList {...part} />
			<p class="actions">
				<a href={link(frame, "/sign-out")}>{t.signOut}</a>
			</p>
		</>
	);
	return { title: t.title, main, islands: ["passkey"] };
}

function Notices({ model, frame, t }: Part) {
	const { fault, recovery, opened } = model;
	const faults = { passkey: t.faultPasskey, code: t.faultCode, wait: t.faultWait, last: t.faultLast };
	const told = (timeMs: number) => moment(timeMs, frame.language);
	return (
		<>
			{fault ? (
				<Notice tone="error" title={t.faultTitle} live>
					<p>{faults[fault]}</p>
				</Notice>
			) : null}
			{opened ? (
				<Notice tone="ok" title={t.opened} live>
					<p>{t.openedText}</p>
				</Notice>
			) : null}
			{recovery ? (
				<Notice tone="warn" title={t.recovery}>
					<p>
						{t.recoveryText(
							told(recovery.requestedMs),
							recovery.dueMs === undefined ? undefined : told(recovery.dueMs),
						)}
					</p>
					<Deed name="cancel-recovery" label={t.recoveryCancel} frame={frame} kind="warn" />
				</Notice>
			) : null}
		</>
	);
}

function Keys({ model, frame, t }: Part) {
	const inForce = model.keys.filter(({ revokedMs }) => revokedMs === undefined);
	return (
		<section aria-labelledby="keys">
			<h2 id="keys">{t.keys}</h2>
			{inForce.length === 1 ? (
				<Notice tone="warn">
					<p>{t.oneKey}</p>
				</Notice>
			) : null}
			<ul class="rows">
				{model.keys.map((line) => (
					<KeyRow line={line} last={inForce.length === 1} frame={frame} t={t} />
				))}
			</ul>
			<p>{t.addText}</p>
			<PasskeyForm
				frame={frame}
				ceremony="make"
				options={model.options}
				hidden={{ do: "add-passkey" }}
				label={t.add}
				cancelled={t.cancelled}
				unsupported={t.unsupported}
			/>
		</section>
	);
}

interface KeyRowSetting extends Omit<Part, "model"> {
	readonly line: KeyLine;
	readonly last: boolean;
}

function KeyRow({ line, last, frame, t }: KeyRowSetting) {
	const { key, algorithm, addedMs, revokedMs, device, underPassword, here } = line;
	const kind = algorithm === "passkey" ? t.passkey : underPassword ? t.underPassword : t.otherKey(algorithm);
	const short = `${key.slice(0, 12)}…`;
	return (
		<li class="row">
			<div>
				<p>
					<strong>{kind}</strong> {device ? <span>{device}</span> : null}{" "}
					{revokedMs === undefined ? null : <Tag>{t.revoked}</Tag>}
					{here ? <Tag tone="ok">{t.here}</Tag> : null}
				</p>
				<p class="quiet">
					{t.added} {day(addedMs, frame.language)} · <span class="code">{short}</span>
				</p>
			</div>
			{revokedMs === undefined && !last ? (
				<Deed name="revoke-key" label={t.revoke} frame={frame} more={{ key }} what={`${kind} ${short}`} />
			) : null}
		</li>
	);
}

function Codes({ model, frame, t }: Part) {
	const { code } = model;
	return (
		<section aria-labelledby="codes">
			<h2 id="codes">{t.code}</h2>
			{code.state === "on" ? <p>{t.codeOn}</p> : null}
			{code.state === "none" ? (
				<>
					<p>{t.codeNone}</p>
					<Deed name="begin-code" label={t.codeBegin} frame={frame} />
				</>
			) : null}
			{code.state === "offered" ? <Offered secret={code.secret} uri={code.uri} frame={frame} t={t} /> : null}
		</section>
	);
}

interface OfferedSetting extends Omit<Part, "model"> {
	readonly secret: string;
	readonly uri: string;
}

function Offered({ secret, uri, frame, t }: OfferedSetting) {
	return (
		<>
			<p>{t.codeOffered}</p>
			<Qr text={uri} label={t.qr} />
			<p>
				{t.secret} <span class="code">{secret}</span>
			</p>
			<form method="post" class="narrow">
				<Csrf frame={frame} />
				<TextInput
					frame={frame}
					name="code"
					label={t.codeLabel}
					inputMode="numeric"
					autoComplete="one-time-code"
					maxLength={7}
					width="short"
				/>
				<Button name="do" value="confirm-code">
					{t.codeConfirm}
				</Button>
			</form>
		</>
	);
}

function SessionList({ model, frame, t }: Part) {
	return (
		<section aria-labelledby="sessions">
			<h2 id="sessions">{t.sessions}</h2>
			<ul class="rows">
				{model.sessions.map((line) => (
					<SessionRow line={line} frame={frame} t={t} />
				))}
			</ul>
			{model.sessions.length > 1 ? <Deed name="end-others" label={t.endOthers} frame={frame} /> : null}
		</section>
	);
}

function SessionRow({ line, frame, t }: Omit<Part, "model"> & { readonly line: SessionLine }) {
	const { hash, device, startedMs, seenMs, here } = line;
	const told = (timeMs: number) => moment(timeMs, frame.language);
	return (
		<li class="row">
			<div>
				<p>
					<strong>{device}</strong> {here ? <Tag tone="ok">{t.thisBrowser}</Tag> : null}
				</p>
				<p class="quiet">{t.session(told(startedMs), told(seenMs))}</p>
			</div>
			{here ? null : (
				<Deed name="end-session" label={t.end} frame={frame} more={{ session: hash }} what={device} />
			)}
		</li>
	);
}
