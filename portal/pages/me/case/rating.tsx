import { Button } from "../../../kit/button.tsx";
import { Notice } from "../../../kit/notice.tsx";
import { Radios } from "../../../kit/radios.tsx";
import { day } from "../../../words/format.ts";
import { Doing, type Part } from "./doing.tsx";

/** The grade (好差评), once, and once more when a bad one was answered. */
export function Rating({ model, frame, t }: Part) {
	const again = model.doing.includes("rate-again");
	const asked = again ? t.rateAgain : t.rate;
	if (!again && !model.doing.includes("rate"))
		return model.grade === undefined ? null : <Rated model={model} frame={frame} t={t} />;
	return (
		<section aria-labelledby="rate">
			<h2 id="rate">{asked}</h2>
			{again ? <Rated model={model} frame={frame} t={t} /> : null}
			<Doing model={model} frame={frame} doing={again ? "rate-again" : "rate"}>
				<Radios
					frame={frame}
					name="grade"
					label={asked}
					hint={t.rateHint}
					error={model.fault ? t.rateFault : undefined}
					options={([5, 4, 3, 2, 1] as const).map((grade) => ({ value: String(grade), label: t[grade] }))}
				/>
				<Button>{t.rateGo}</Button>
			</Doing>
		</section>
	);
}

/** The grade that was given, and what became of a bad one. */
function Rated({ model: { grade, complaint }, frame, t }: Part) {
	const { deadlineMs, finding, again } = complaint ?? {};
	return (
		<>
			<p>{t.rated(grade!)}</p>
			{deadlineMs === undefined ? null : (
				<Notice>
					<p>{t.complaintBy(day(deadlineMs, frame.language))}</p>
				</Notice>
			)}
			{finding ? (
				<Notice tone="ok">
					<p>{t.complaintAnswered(finding[frame.language])}</p>
				</Notice>
			) : null}
			{again === undefined ? null : <p>{t.ratedAgain(again)}</p>}
		</>
	);
}
