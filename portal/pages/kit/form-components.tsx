import { link } from "../../frame/frame.ts";
import { Button } from "../../kit/button.tsx";
import { Details } from "../../kit/details.tsx";
import { ErrorSummary } from "../../kit/error-summary.tsx";
import { Fieldset } from "../../kit/fieldset.tsx";
import { FileInput } from "../../kit/file-input.tsx";
import { sayAnswer } from "../../kit/forms/say-answer.ts";
import { sayFaults } from "../../kit/forms/say-faults.ts";
import { SchemaFields } from "../../kit/forms/schema-fields.tsx";
import { SummaryList } from "../../kit/summary-list.tsx";
import { TextInput } from "../../kit/text-input.tsx";
import { Csrf } from "../../parts/csrf.tsx";
import { nowhere, Part, type Shown } from "./part.tsx";
import { sampleForm } from "./sample-form.ts";

const files = "application/pdf,image/jpeg,image/png";

/** Questions of every kind, judged by the server as every form is. */
export function FormComponents({ model, frame, t }: Shown) {
	const faults = sayFaults(sampleForm, model.faults, frame.language);
	return (
		<Part id="form" title={t.form}>
			<ErrorSummary faults={faults} frame={frame} />
			{model.answers ? <Answers answers={model.answers} frame={frame} t={t} /> : null}
			<form method="post" action={link(frame, "/kit")} noValidate>
				<Csrf frame={frame} />
				<SchemaFields schema={sampleForm} written={model.written} faults={faults} frame={frame} />
				<FileInput frame={frame} name="proof" label={t.file} hint={t.fileHint} accept={files} />
				<FileInput frame={frame} name="proof2" label={t.file} accept={files} kept="lease-2026.pdf" optional />
				<Fieldset legend={t.address}>
					<TextInput frame={frame} name="town" label={t.city} autoComplete="address-level2" optional />
					<TextInput
						frame={frame}
						name="postcode"
						label={t.postcode}
						width="short"
						inputMode="numeric"
						optional
					/>
				</Fieldset>
				<TextInput frame={frame} name="code" label={t.password} type="password" width="middle" optional />
				<Details summary={t.more}>
					<p>{t.moreText}</p>
				</Details>
				<p class="actions">
					<Button>{t.send}</Button>
				</p>
			</form>
		</Part>
	);
}

function Answers({
	answers,
	frame,
	t,
}: Pick<Shown, "frame" | "t"> & { readonly answers: NonNullable<Shown["model"]["answers"]> }) {
	const rows = Object.entries(sampleForm.properties).map(([name, question]) => {
		const label = question.words?.[frame.language] ?? name;
		const value = sayAnswer({ name, question }, answers[name], frame.language);
		return { label, value, change: `${nowhere(frame)}#${name}`, changes: label };
	});
	return (
		<>
			<h3>{t.answers}</h3>
			<SummaryList rows={rows} frame={frame} />
		</>
	);
}
