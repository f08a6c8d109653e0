import { designPath } from "../../../design/fault-place.ts";
import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Button } from "../../../kit/button.tsx";
import { ErrorSummary } from "../../../kit/error-summary.tsx";
import { sayFaults } from "../../../kit/forms/say-faults.ts";
import { SchemaFields } from "../../../kit/forms/schema-fields.tsx";
import { type Catalogue, speak } from "../../../words/words.ts";
import { DesignTrail } from "../design-trail.tsx";
import { designWords } from "../overview/words.ts";
import { Revision } from "../revision.tsx";
import type { DesignQuestionModel } from "./load.ts";

const words = {
	new: { zh: "新问题", en: "A new question" },
	form: { zh: "申请表单", en: "The form" },
	keep: { zh: "保存", en: "Save" },
	back: { zh: "回到表单", en: "Back to the form" },
} as const satisfies Catalogue;

/** The form by which a question is designed. */
export function designQuestionView(model: DesignQuestionModel, frame: Frame): View {
	const t = speak(words, frame.language);
	const { design, name, schema, written, changed } = model;
	const faults = [
		...(changed ? [{ name: "main", text: speak(designWords, frame.language)["changed-meanwhile"] }] : []),
		...sayFaults(schema, model.faults, frame.language),
		...model.said.map(({ field, words: text }) => ({ name: field, text: text[frame.language] })),
	];
	const title = name === undefined ? t.new : String(written[`words.${frame.language}`] ?? name);
	const back = designPath(design, "form");
	const main = (
		<>
			<DesignTrail frame={frame} design={design} below={[{ title: t.form, path: back }]} />
			<ErrorSummary faults={faults} frame={frame} />
			<h1>{title}</h1>
			{name === undefined ? null : <p class="code quiet">{name}</p>}
			<form
				method="post"
				action={link(frame, designPath(design, `question/${name ?? "-"}`))}
				class="narrow"
				noValidate
			>
				<Revision design={design} frame={frame} />
				<SchemaFields schema={schema} written={written} faults={faults} frame={frame} />
				<p class="actions">
					<Button>{t.keep}</Button>
					<a href={link(frame, back)}>{t.back}</a>
				</p>
			</form>
		</>
	);
	return { title: `${title} · ${design.title[frame.language]}`, main, islands: ["kit"] };
}
