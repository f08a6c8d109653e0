import { actionTitle, serviceTitle } from "../../../city/outcome.ts";
import { type Frame, languageTag, link, type View } from "../../../frame/frame.ts";
import { Button } from "../../../kit/button.tsx";
import { Copy } from "../../../kit/copy.tsx";
import { ErrorSummary } from "../../../kit/error-summary.tsx";
import { sayFaults } from "../../../kit/forms/say-faults.ts";
import { SchemaFields } from "../../../kit/forms/schema-fields.tsx";
import { Onward } from "../../../kit/onward.tsx";
import { Csrf } from "../../../parts/csrf.tsx";
import { PartyName } from "../../../parts/party.tsx";
import { day } from "../../../words/format.ts";
import { type Spoken, speak, type Words } from "../../../words/words.ts";
import { MeTrail } from "../me-trail.tsx";
import { meNames } from "../names.ts";
import { type DelegationLine, type DelegationsModel, delegationForm } from "./load.ts";
import { delegationsWords } from "./words.ts";

interface Part {
	readonly model: DelegationsModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof delegationsWords>;
}

/** Who may act for a citizen and for whom they may, with the way to delegate and to end it. */
export function delegationsView(model: DelegationsModel, frame: Frame): View {
	const t = speak(delegationsWords, frame.language);
	const title = meNames.delegations[frame.language];
	const part = { model, frame, t };
	const faults = [
		...sayFaults(delegationForm, model.faults, frame.language),
		...(model.unknown ? [{ name: "to", text: t.unknown }] : []),
	];
	const main = (
		<>
			<MeTrail frame={frame} />
			<ErrorSummary faults={faults} frame={frame} />
			<h1>{title}</h1>
			<p class="lead">{t.lead}</p>
			<Given {...part} />
			<section aria-labelledby="fresh">
				<h2 id="fresh">{t.fresh}</h2>
				<form method="post" action={link(frame, "/me/delegations")} noValidate>
					<Csrf frame={frame} />
					<SchemaFields schema={delegationForm} written={model.written} faults={faults} frame={frame} />
					<Button>{t.sign}</Button>
				</form>
			</section>
			<Received {...part} />
		</>
	);
	return { title, section: "me", islands: ["kit"], main };
}

function Given({ model, frame, t }: Part) {
	return (
		<section aria-labelledby="given">
			<h2 id="given">{t.given}</h2>
			{model.given.length === 0 ? <p>{t.noneGiven}</p> : null}
			<ul class="tasks" hidden={model.given.length === 0}>
				{model.given.map((line) => (
					<li class="task">
						<Said line={line} frame={frame} t={t} />
						<form method="post" action={link(frame, "/me/delegations")}>
							<Csrf frame={frame} />
							<Button kind="second" name="end" value={line.party.account}>
								{t.end}
							</Button>
						</form>
					</li>
				))}
			</ul>
		</section>
	);
}

function Received({ model, frame, t }: Part) {
	return (
		<section aria-labelledby="received">
			<h2 id="received">{t.received}</h2>
			<p>{model.received.length === 0 ? t.noneReceived : t.receivedText}</p>
			<ul class="tasks" hidden={model.received.length === 0}>
				{model.received.map((line) => (
					<li class="task">
						<Said line={line} frame={frame} t={t} />
					</li>
				))}
			</ul>
			{model.received.length > 0 ? <Onward href={link(frame, "/services")}>{t.apply}</Onward> : null}
			<h3>{t.mine}</h3>
			<Copy frame={frame} text={model.account} label={t.mine} />
		</section>
	);
}

function allOf(service: string): Words {
	const { zh, en } = serviceTitle(service);
	return { zh: `${zh}的全部事项`, en: `everything of ${en}` };
}

function Said({ line, frame, t }: { readonly line: DelegationLine } & Pick<Part, "frame" | "t">) {
	const { party, acts, untilMs } = line;
	const titles = acts.map((act) => {
		const [service = "", action = ""] = act.split("/");
		const title = action === "*" ? allOf(service) : actionTitle(service, action);
		return title[frame.language];
	});
	return (
		<div class="task-name">
			<p>
				<strong>
					<PartyName party={party} frame={frame} />
				</strong>{" "}
				<span class="code quiet" lang={languageTag.en}>
					{party.account}
				</span>
			</p>
			<p class="quiet">
				{titles.join(frame.language === "zh" ? "、" : ", ")}
				<span class="dot" aria-hidden="true" />
				{t.until(day(untilMs, frame.language))}
			</p>
		</div>
	);
}
