import { type Frame, link, type View } from "../../../frame/frame.ts";
import { ButtonLink } from "../../../kit/button.tsx";
import { Confirmation } from "../../../kit/confirmation.tsx";
import { Copy } from "../../../kit/copy.tsx";
import { Onward } from "../../../kit/onward.tsx";
import { Steps } from "../../../kit/steps.tsx";
import { When } from "../../../kit/when.tsx";
import { OnRecord } from "../../../parts/on-record.tsx";
import { saidText } from "../../../parts/said.tsx";
import { day } from "../../../words/format.ts";
import { type Spoken, speak } from "../../../words/words.ts";
import { MeTrail } from "../me-trail.tsx";
import { meNames } from "../names.ts";
import type { ReceiptModel } from "./load.ts";
import { receiptWords } from "./words.ts";

/** What was handed in and when, to keep: it can be come back to, printed and verified. */
export function receiptView(model: ReceiptModel, frame: Frame): View {
	const t = speak(receiptWords, frame.language);
	const { act, moment } = model;
	const { entry } = moment;
	const title = t[act];
	const main = (
		<>
			<MeTrail frame={frame} below={[{ title: meNames.cases[frame.language], path: "/me/cases" }]} />
			<Confirmation title={title}>
				<p>{saidText(model.title, frame)}</p>
				<p>
					<When timeMs={moment.step.atMs} frame={frame} />
				</p>
			</Confirmation>
			<h2>{t.number}</h2>
			<Copy frame={frame} text={model.id} label={t.number} />
			<p>{t.keep}</p>
			{entry === undefined ? null : (
				<p class="actions">
					<OnRecord frame={frame} to={`/explorer/r/${entry}`} />
					<ButtonLink
						kind="second"
						href={`/v1/entries/${entry}/proof`}
						download={`receipt-${entry}.tlog-proof`}
					>
						{t.proof}
					</ButtonLink>
				</p>
			)}
			<h2>{t.next}</h2>
			<Steps steps={nextOf(model, frame, t).map((each) => ({ title: each }))} />
			<Onward href={link(frame, `/me/cases/${model.id}`)}>{t.follow}</Onward>
		</>
	);
	return { title, section: "me", islands: ["kit"], main };
}

function nextOf({ act, department, promisedMs }: ReceiptModel, frame: Frame, t: Spoken<typeof receiptWords>) {
	const name = department[frame.language];
	const decide = promisedMs === undefined ? t.decide : t.decideBy(day(promisedMs, frame.language));
	return {
		submitted: [t.accept(name), decide, t.deliver],
		corrected: [t.goOn(name), decide, t.deliver],
		"hearing-demanded": [t.heardWhen, t.minutes, decide],
		appealed: [t.others, t.told],
		withdrawn: [t.again],
	}[act];
}
