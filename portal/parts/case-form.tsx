import type { ComponentChildren } from "preact";
import { type Frame, link, type View } from "../frame/frame.ts";
import { Button } from "../kit/button.tsx";
import { ErrorSummary } from "../kit/error-summary.tsx";
import { sayFaults } from "../kit/forms/say-faults.ts";
import { SchemaFields } from "../kit/forms/schema-fields.tsx";
import { Notice } from "../kit/notice.tsx";
import { type Catalogue, speak, type Words } from "../words/words.ts";
import { Csrf } from "./csrf.tsx";

const words = {
	go: { zh: "下一步：核对并签署", en: "Next: check and sign" },
	back: { zh: "返回", en: "Back" },
} as const satisfies Catalogue;

type Fields = Parameters<typeof SchemaFields>[0];

/** A form of a case that an officer fills in before signing. */
export interface CaseForm extends Pick<Fields, "schema" | "written"> {
	/** Of the case. */
	readonly id: string;
	readonly faults: Parameters<typeof sayFaults>[1];
	readonly trouble?: Words | undefined;
}

interface Parts {
	readonly title: string;
	/** What stands above the form. */
	readonly above: ComponentChildren;
	/** What stands below its fields. */
	readonly below?: ComponentChildren;
}

/** The page of a form that an officer fills in about a case, and goes on to sign. */
export function caseFormPage(form: CaseForm, frame: Frame, { title, above, below }: Parts): View {
	const { language } = frame;
	const t = speak(words, language);
	const { id, schema, written, trouble } = form;
	const faults = sayFaults(schema, form.faults, language);
	const main = (
		<>
			<h1>{title}</h1>
			<ErrorSummary faults={faults} frame={frame} />
			{trouble ? (
				<Notice tone="error" live>
					<p>{trouble[language]}</p>
				</Notice>
			) : null}
			{above}
			<form method="post" class="narrow" noValidate>
				<Csrf frame={frame} />
				<SchemaFields schema={schema} written={written} faults={faults} frame={frame} />
				{below}
				<p class="actions">
					<Button>{t.go}</Button>
					<a href={link(frame, `/work/cases/${id}`)}>{t.back}</a>
				</p>
			</form>
		</>
	);
	return { title, main, islands: ["kit"] };
}
