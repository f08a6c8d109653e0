import { designPath, partPath } from "../../../design/fault-place.ts";
import { type Frame, link, type View } from "../../../frame/frame.ts";
import { ButtonLink } from "../../../kit/button.tsx";
import { ErrorSummary } from "../../../kit/error-summary.tsx";
import { type Catalogue, speak } from "../../../words/words.ts";
import { DesignTrail } from "../design-trail.tsx";
import { FaultList } from "../fault-list.tsx";
import { designWords } from "../overview/words.ts";
import { RowList } from "../row-list.tsx";
import type { DesignFormModel } from "./load.ts";

const words = {
	title: { zh: "申请表单", en: "The form" },
	lead: {
		zh: "申请人一页一页地回答。只问规则或经办人确实要用的。",
		en: "Applicants answer page by page. Ask only what a rule or an officer really needs.",
	},
	add: { zh: "添加问题", en: "Add a question" },
	addPage: { zh: "添加页面", en: "Add a page" },
	pages: { zh: "页面的次序", en: "Order of the pages" },
	optional: { zh: "选填", en: "optional" },
	faults: { zh: "表单里要改的地方", en: "What needs mending in the form" },
} as const satisfies Catalogue;

/** A form's pages and questions, to be opened, ordered and removed. */
export function designFormView(model: DesignFormModel, frame: Frame): View {
	const t = speak(words, frame.language);
	const { design, pages, faults, changed } = model;
	const said = changed
		? [{ name: "main", text: speak(designWords, frame.language)["changed-meanwhile"] }]
		: [];
	const action = designPath(design, "form");
	const main = (
		<>
			<DesignTrail frame={frame} design={design} />
			<ErrorSummary faults={said} frame={frame} />
			<h1>{t.title}</h1>
			<p class="lead">{t.lead}</p>
			{faults.length > 0 ? <FaultList title={t.faults} faults={faults} frame={frame} /> : null}
			{pages.map(({ id, title, questions }) => (
				<section aria-labelledby={`page-${id}`}>
					<h2 id={`page-${id}`}>{title[frame.language]}</h2>
					<RowList
						rows={questions.map(({ name, words: asked, required }) => ({
							key: name,
							text: asked[frame.language],
							hint: required ? name : `${name} · ${t.optional}`,
							path: designPath(design, `question/${name}`),
						}))}
						design={design}
						frame={frame}
						action={action}
						list="questions"
						ordered
					/>
				</section>
			))}
			<p class="actions">
				<ButtonLink href={link(frame, designPath(design, "question/-"))}>{t.add}</ButtonLink>
			</p>
			<section aria-labelledby="pages">
				<h2 id="pages">{t.pages}</h2>
				<RowList
					rows={pages.map(({ id, title, path }) => ({
						key: id,
						text: title[frame.language],
						hint: id,
						path,
					}))}
					design={design}
					frame={frame}
					action={action}
					list="pages"
					ordered
				/>
				<p class="actions">
					<ButtonLink kind="second" href={link(frame, partPath(design, "form/sections/-"))}>
						{t.addPage}
					</ButtonLink>
				</p>
			</section>
		</>
	);
	return { title: `${t.title} · ${design.title[frame.language]}`, main };
}
