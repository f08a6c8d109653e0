import { type Frame, link, type View } from "../../frame/frame.ts";
import { Button } from "../../kit/button.tsx";
import { ErrorSummary } from "../../kit/error-summary.tsx";
import { Radios } from "../../kit/radios.tsx";
import { TextInput } from "../../kit/text-input.tsx";
import { Csrf } from "../../parts/csrf.tsx";
import { PartyName } from "../../parts/party.tsx";
import { moment } from "../../words/format.ts";
import { type Spoken, speak } from "../../words/words.ts";
import { Deed } from "../security/deed.tsx";
import type { RecoveryLine, WorkRecoveryModel } from "./load.ts";
import { workRecoveryWords } from "./words.ts";

interface Part {
	readonly model: WorkRecoveryModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof workRecoveryWords>;
}

const reasons = ["lost", "stolen", "broken", "forgotten"] as const;

export function workRecoveryView(model: WorkRecoveryModel, frame: Frame): View {
	const t = speak(workRecoveryWords, frame.language);
	const part = { model, frame, t };
	const main = (
		<>
			<h1>{t.title}</h1>
			<ErrorSummary faults={faultsOf(part)} frame={frame} />
			<p class="lead">{t.lead}</p>
			<Request {...part} />
			<section aria-labelledby="under">
				<h2 id="under">{t.under}</h2>
				{model.lines.length === 0 ? <p>{t.none}</p> : null}
				<ul class="rows">
					{model.lines.map((line) => (
						<Line line={line} frame={frame} t={t} />
					))}
				</ul>
			</section>
			<p class="actions">
				<a href={link(frame, "/work")}>{t.back}</a>
			</p>
		</>
	);
	return { title: t.title, main, islands: ["kit"] };
}

function faultsOf({ model: { fault }, t }: Part) {
	if (!fault) return [];
	const texts = { code: t.faultCode, account: t.faultAccount, reason: t.faultReason };
	return [{ name: fault === "reason" ? "reason-lost" : fault, text: texts[fault] }];
}

function Request({ model, frame, t }: Part) {
	const { written, fault } = model;
	return (
		<section aria-labelledby="ask">
			<h2 id="ask">{t.ask}</h2>
			<form method="post" class="narrow" noValidate>
				<Csrf frame={frame} />
				<TextInput
					frame={frame}
					name="code"
					label={t.code}
					hint={t.codeHint}
					error={fault === "code" ? t.faultCode : undefined}
					value={written.code}
					maxLength={12}
					width="middle"
					autoComplete="off"
				/>
				<TextInput
					frame={frame}
					name="account"
					label={t.account}
					hint={t.accountHint}
					error={fault === "account" ? t.faultAccount : undefined}
					value={written.account}
					maxLength={60}
					autoComplete="off"
				/>
				<Radios
					frame={frame}
					name="reason"
					label={t.reason}
					error={fault === "reason" ? t.faultReason : undefined}
					value={written.reason}
					options={reasons.map((reason) => ({ value: reason, label: t[reason] }))}
				/>
				<Button name="do" value="request">
					{t.next}
				</Button>
			</form>
		</section>
	);
}

function Line({ line, frame, t }: Omit<Part, "model"> & { readonly line: RecoveryLine }) {
	const { account, requestedBy, requestedMs, dueMs, own } = line;
	const told = (timeMs: number) => moment(timeMs, frame.language);
	return (
		<li class="row">
			<div>
				<p class="code">{account}</p>
				<p class="quiet">
					{t.asked(told(requestedMs))}
					<PartyName party={requestedBy} frame={frame} />
				</p>
				<p>{dueMs === undefined ? t.waiting : t.due(told(dueMs))}</p>
			</div>
			<div class="actions">
				{dueMs === undefined && !own ? (
					<Deed name="confirm" label={t.confirm} frame={frame} more={{ account }} what={account} />
				) : null}
				<Deed name="cancel" label={t.cancel} frame={frame} more={{ account }} what={account} />
			</div>
		</li>
	);
}
