import { type Frame, link, type View } from "../../frame/frame.ts";
import { Button } from "../../kit/button.tsx";
import { ErrorSummary } from "../../kit/error-summary.tsx";
import { sayFaults } from "../../kit/forms/say-faults.ts";
import { SchemaFields } from "../../kit/forms/schema-fields.tsx";
import { Csrf } from "../../parts/csrf.tsx";
import { FactList } from "../../parts/fact-list.tsx";
import { type Catalogue, speak } from "../../words/words.ts";
import type { WorkActModel } from "./load.ts";

const words = {
	go: { zh: "下一步：核对并签署", en: "Next: check and sign" },
	back: { zh: "返回", en: "Back" },
} as const satisfies Catalogue;

export function workActView(model: WorkActModel, frame: Frame): View {
	const t = speak(words, frame.language);
	const { title, summary, given, schema, written, back } = model;
	const faults = sayFaults(schema, model.faults, frame.language);
	const main = (
		<>
			<h1>{title[frame.language]}</h1>
			<ErrorSummary faults={faults} frame={frame} />
			<p class="lead">{summary[frame.language]}</p>
			{given.length > 0 ? <FactList facts={given} frame={frame} /> : null}
			<form method="post" class="narrow" noValidate>
				<Csrf frame={frame} />
				<SchemaFields schema={schema} written={written} faults={faults} frame={frame} />
				<p class="actions">
					<Button>{t.go}</Button>
					<a href={link(frame, back)}>{t.back}</a>
				</p>
			</form>
		</>
	);
	return { title: title[frame.language], main, islands: ["kit"] };
}
