import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Button } from "../../../kit/button.tsx";
import { ErrorSummary, type Fault } from "../../../kit/error-summary.tsx";
import { fieldOf, sayFaults } from "../../../kit/forms/say-faults.ts";
import { SchemaFields } from "../../../kit/forms/schema-fields.tsx";
import { Progress } from "../../../kit/progress.tsx";
import { Csrf } from "../../../parts/csrf.tsx";
import { saidText } from "../../../parts/said.tsx";
import { speak } from "../../../words/words.ts";
import { MeTrail } from "../me-trail.tsx";
import { draftPath } from "../open-draft.ts";
import type { QuestionModel } from "./load.ts";
import { questionWords } from "./words.ts";

/** One page of questions, with what was answered and what is wrong with it. */
export function questionView(model: QuestionModel, frame: Frame): View {
	const t = speak(questionWords, frame.language);
	const title = model.title[frame.language];
	const { schema } = model;
	const faults = faultsOf(model, frame);
	const service = saidText(model.service, frame);
	const main = (
		<>
			<MeTrail frame={frame} below={[{ title: service, path: draftPath({ id: model.draft }) }]} />
			<ErrorSummary faults={faults} frame={frame} />
			<Progress at={model.at} of={model.of} frame={frame} />
			<h1>{title}</h1>
			<form method="post" action={link(frame, draftPath({ id: model.draft }, model.section))} noValidate>
				<Csrf frame={frame} />
				{Object.keys(schema.properties).map((name) => (
					<input type="hidden" name="shown" value={name} />
				))}
				<SchemaFields schema={schema} written={model.written} faults={faults} frame={frame} />
				<p class="actions">
					<Button>{t.save}</Button>
					<a href={link(frame, draftPath({ id: model.draft }))}>{t.list}</a>
				</p>
			</form>
		</>
	);
	return { title: `${title} · ${service}`, section: "me", islands: ["kit"], main };
}

function faultsOf({ schema, faults, said }: QuestionModel, { language }: Frame): Fault[] {
	const order = Object.keys(schema.properties);
	const all = [
		...sayFaults(schema, faults, language).map((fault, at) => ({ ...fault, of: faults[at]!.name })),
		...said.map(({ name, words }) => ({
			name: fieldOf(name, schema.properties[name]!),
			text: words[language],
			of: name,
		})),
	];
	return all.sort((a, b) => order.indexOf(a.of) - order.indexOf(b.of));
}
