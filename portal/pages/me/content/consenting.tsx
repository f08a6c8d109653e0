import { link } from "../../../frame/frame.ts";
import { Button } from "../../../kit/button.tsx";
import { DateInput } from "../../../kit/date-input.tsx";
import type { Fault } from "../../../kit/error-summary.tsx";
import { Select } from "../../../kit/select.tsx";
import { Tag } from "../../../kit/tag.tsx";
import { Csrf } from "../../../parts/csrf.tsx";
import { day } from "../../../words/format.ts";
import type { Part } from "./view.tsx";

/** What is wrong with a consent, each with its field. */
export function consentFaults({ model, t }: Pick<Part, "model" | "t">): Fault[] {
	return model.faults.map((fault) => ({ name: fault === "to" ? "to" : "until-year", text: t[fault] }));
}

/** Whom its owner lets see it besides, each with the way to end it. */
export function Consents({ model, frame, t }: Part) {
	if (model.consents.length === 0) return null;
	return (
		<section aria-labelledby="consents">
			<h2 id="consents">{t.consents}</h2>
			<ul class="tasks">
				{model.consents.map(({ department, name, item, untilMs, standing }) => (
					<li class="task">
						<div class="task-name">
							<p>
								<strong>{name[frame.language]}</strong>
							</p>
							<p class="quiet">{t.for(item[frame.language], day(untilMs, frame.language))}</p>
						</div>
						{standing === "given" ? (
							<form method="post" action={link(frame, `/me/data/${model.content}`)}>
								<Csrf frame={frame} />
								<input type="hidden" name="department" value={department} />
								<Button kind="second" name="do" value="withdraw">
									{t.withdraw}
								</Button>
							</form>
						) : (
							<Tag>{t[standing]}</Tag>
						)}
					</li>
				))}
			</ul>
		</section>
	);
}

/** Lets one more department see this one content, for one purpose, until a day. */
export function Consenting({ model, frame, t }: Part) {
	const { written, showable } = model;
	const faults = consentFaults({ model, t });
	const text = (name: string) => faults.find((fault) => fault.name === name)?.text;
	const part = (which: string) => String(written[`until-${which}`] ?? "");
	return (
		<section aria-labelledby="show">
			<h2 id="show">{t.show}</h2>
			<p>{t.showText}</p>
			<form method="post" action={link(frame, `/me/data/${model.content}`)} noValidate>
				<Csrf frame={frame} />
				{model.answers === undefined ? null : <input type="hidden" name="for" value={model.answers} />}
				<Select
					frame={frame}
					name="to"
					label={t.whom}
					value={String(written.to ?? "")}
					error={text("to")}
					options={showable.map(({ department, purpose, name, item }) => ({
						value: `${department}|${purpose}`,
						label: t.toFor(name[frame.language], item[frame.language]),
					}))}
				/>
				<DateInput
					frame={frame}
					name="until"
					label={t.until}
					hint={t.untilHint}
					value={{ year: part("year"), month: part("month"), day: part("day") }}
					error={text("until-year")}
				/>
				<Button kind="second" name="do" value="consent">
					{t.consent}
				</Button>
			</form>
		</section>
	);
}
