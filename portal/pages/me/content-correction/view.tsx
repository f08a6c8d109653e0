import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Button } from "../../../kit/button.tsx";
import { ErrorSummary, type Fault } from "../../../kit/error-summary.tsx";
import { FileInput } from "../../../kit/file-input.tsx";
import { fieldOf, sayFaults } from "../../../kit/forms/say-faults.ts";
import { SchemaFields } from "../../../kit/forms/schema-fields.tsx";
import { Notice } from "../../../kit/notice.tsx";
import { Csrf } from "../../../parts/csrf.tsx";
import { type Spoken, speak } from "../../../words/words.ts";
import { acceptedTypes } from "../materials/accepted-file.ts";
import { materialsWords } from "../materials/words.ts";
import { MeTrail } from "../me-trail.tsx";
import { meNames } from "../names.ts";
import type { ContentCorrectionModel } from "./load.ts";
import { contentCorrectionWords } from "./words.ts";

/** What a content of one's own should say in place of what it says. */
export function contentCorrectionView(model: ContentCorrectionModel, frame: Frame): View {
	const t = speak(contentCorrectionWords, frame.language);
	const name = model.name[frame.language];
	const path = `/me/data/${model.content}`;
	const faults = faultsOf(model, frame, t);
	const main = (
		<>
			<MeTrail
				frame={frame}
				below={[
					{ title: meNames.data[frame.language], path: "/me/data" },
					{ title: name, path },
				]}
			/>
			<ErrorSummary frame={frame} faults={faults} />
			<h1>{t.title(name)}</h1>
			{model.trouble ? (
				<Notice tone="error" title={t.trouble} live>
					<p>{model.trouble[frame.language]}</p>
				</Notice>
			) : null}
			<p class="lead">{t.lead}</p>
			<form
				method="post"
				action={link(frame, `${path}/correct`)}
				encType={model.schema ? undefined : "multipart/form-data"}
				noValidate
			>
				<Csrf frame={frame} />
				{model.schema ? (
					<SchemaFields schema={model.schema} written={model.written} faults={faults} frame={frame} />
				) : (
					<FileInput
						frame={frame}
						name="file"
						label={t.file}
						accept={acceptedTypes}
						error={faults.find((fault) => fault.name === "file")?.text}
					/>
				)}
				<p class="actions">
					<Button>{t.send}</Button>
					<a href={link(frame, path)}>{t.back}</a>
				</p>
			</form>
		</>
	);
	return { title: t.title(name), section: "me", islands: ["kit"], main };
}

function faultsOf(
	model: ContentCorrectionModel,
	frame: Frame,
	t: Spoken<typeof contentCorrectionWords>,
): Fault[] {
	const { schema, faults, said, file, same, name } = model;
	if (!schema) {
		const words = speak(materialsWords, frame.language);
		return file ? [{ name: "file", text: words[file](name[frame.language]) }] : [];
	}
	const [first] = Object.entries(schema.properties);
	return [
		...sayFaults(schema, faults, frame.language),
		...said.map((each) => ({
			name: fieldOf(each.name, schema.properties[each.name]!),
			text: each.words[frame.language],
		})),
		...(same && first ? [{ name: fieldOf(...first), text: t.same }] : []),
	];
}
