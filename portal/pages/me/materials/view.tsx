import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Button, ButtonLink } from "../../../kit/button.tsx";
import { ErrorSummary } from "../../../kit/error-summary.tsx";
import { FileInput } from "../../../kit/file-input.tsx";
import { Csrf } from "../../../parts/csrf.tsx";
import { saidText } from "../../../parts/said.tsx";
import { speak } from "../../../words/words.ts";
import { MeTrail } from "../me-trail.tsx";
import { draftPath } from "../open-draft.ts";
import { acceptedTypes } from "./accepted-file.ts";
import type { MaterialsModel } from "./load.ts";
import { materialsWords } from "./words.ts";

/** Each material with a form of its own, so that one large file never costs another. */
export function materialsView(model: MaterialsModel, frame: Frame): View {
	const t = speak(materialsWords, frame.language);
	const address = link(frame, draftPath({ id: model.draft }, "materials"));
	const faultOf = (code: string, name: string) =>
		model.fault?.code === code ? t[model.fault.fault](name) : undefined;
	const faults = model.materials.flatMap(({ code, title }) => {
		const text = faultOf(code, title[frame.language]);
		return text ? [{ name: `file-${code}`, text }] : [];
	});
	const main = (
		<>
			<MeTrail
				frame={frame}
				below={[{ title: saidText(model.service, frame), path: draftPath({ id: model.draft }) }]}
			/>
			<ErrorSummary faults={faults} frame={frame} />
			<h1>{t.title}</h1>
			<p class="lead">{t.lead}</p>
			{model.materials.map(({ code, title, required, kept }) => (
				<form class="material" method="post" action={address} encType="multipart/form-data" noValidate>
					<Csrf frame={frame} />
					<input type="hidden" name="code" value={code} />
					<FileInput
						frame={frame}
						name={`file-${code}`}
						label={title[frame.language]}
						accept={acceptedTypes}
						kept={kept}
						optional={!required}
						error={faultOf(code, title[frame.language])}
					/>
					<p class="actions">
						<Button kind="second">
							{kept ? t.replace : t.upload}
							<span class="hidden"> {title[frame.language]}</span>
						</Button>
					</p>
				</form>
			))}
			<p class="actions">
				{model.complete ? (
					<ButtonLink href={link(frame, draftPath({ id: model.draft }, "check"))}>{t.goOn}</ButtonLink>
				) : (
					<span class="quiet">{t.incomplete}</span>
				)}
				<a href={link(frame, draftPath({ id: model.draft }))}>{t.list}</a>
			</p>
		</>
	);
	return { title: t.title, section: "me", islands: ["kit"], main };
}
