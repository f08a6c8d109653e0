import { partPath } from "../../../design/fault-place.ts";
import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Button, ButtonLink } from "../../../kit/button.tsx";
import { ErrorSummary, type Fault } from "../../../kit/error-summary.tsx";
import { sayFaults } from "../../../kit/forms/say-faults.ts";
import { SchemaFields } from "../../../kit/forms/schema-fields.tsx";
import { Tag } from "../../../kit/tag.tsx";
import { TextInput } from "../../../kit/text-input.tsx";
import { type Catalogue, type Spoken, speak } from "../../../words/words.ts";
import { DesignTrail } from "../design-trail.tsx";
import { designWords } from "../overview/words.ts";
import { Revision } from "../revision.tsx";
import { RowList } from "../row-list.tsx";
import type { PartList, PartModel } from "./load.ts";

const words = {
	keep: { zh: "保存", en: "Save" },
	add: (title: string) => ({ zh: `添加：${title}`, en: `Add to: ${title}` }),
	key: { zh: "名称（程序用）", en: "Name for programs" },
	keyFault: {
		zh: "名称：须以小写字母开头，只用字母和数字，且不能重复",
		en: "Name: begin with a small letter, use letters and digits alone, and none that is taken",
	},
	remove: { zh: "删除这一部分", en: "Remove this part" },
	there: { zh: "已填", en: "written" },
	absent: { zh: "没有", en: "none" },
	new: { zh: "新增：", en: "New: " },
} as const satisfies Catalogue;

interface Part {
	readonly model: PartModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof words>;
	readonly faults: readonly Fault[];
}

/** One part of a design's documents. */
export function partView(model: PartModel, frame: Frame): View {
	const t = speak(words, frame.language);
	const { design, at, trouble, schema } = model;
	const faults = faultsOf(model, frame, t);
	const title = `${model.isNew ? t.new : ""}${model.title[frame.language]}`;
	const hasForm = Object.keys(schema.properties).length > 0;
	const part = { model, frame, t, faults };
	const main = (
		<>
			<DesignTrail
				frame={frame}
				design={design}
				below={model.trail.map((each) => ({ title: each.title[frame.language], path: each.path }))}
			/>
			<ErrorSummary faults={faults} frame={frame} />
			<h1>{title}</h1>
			{hasForm ? (
				<form method="post" action={link(frame, partPath(design, at))} class="narrow" noValidate>
					<Revision design={design} frame={frame} />
					<SchemaFields schema={schema} written={model.written} faults={faults} frame={frame} />
					<p class="actions">
						<Button>{t.keep}</Button>
					</p>
				</form>
			) : null}
			{model.isNew && hasForm ? null : model.lists.map((list) => <Rows list={list} {...part} />)}
			{model.parts.length > 0 ? (
				<ul class="tasks">
					{model.parts.map((each) => (
						<li class="task">
							<div class="task-name">
								<a href={link(frame, each.path)}>{each.title[frame.language]}</a>
							</div>
							<Tag tone={each.there ? "ok" : "plain"}>{each.there ? t.there : t.absent}</Tag>
						</li>
					))}
				</ul>
			) : null}
			{model.removable && trouble === undefined ? (
				<form method="post" action={link(frame, partPath(design, at))}>
					<Revision design={design} frame={frame} />
					<p class="actions">
						<Button kind="warn" name="do" value="remove">
							{t.remove}
						</Button>
					</p>
				</form>
			) : null}
		</>
	);
	return { title: `${title} · ${design.title[frame.language]}`, main, islands: ["kit"] };
}

function faultsOf({ schema, faults, said, trouble, lists }: PartModel, frame: Frame, t: Part["t"]): Fault[] {
	const named = lists.find((each) => each.named);
	return [
		...(trouble === "changed-meanwhile"
			? [{ name: "main", text: speak(designWords, frame.language)["changed-meanwhile"] }]
			: []),
		...(trouble === "key" ? [{ name: `key-${named?.name}`, text: t.keyFault }] : []),
		...sayFaults(schema, faults, frame.language),
		...said.map(({ field, words: text }) => ({ name: fieldOn(schema, field), text: text[frame.language] })),
	];
}

/** The control a fault is at: the question itself, the first inside it, or the list. */
function fieldOn({ properties }: PartModel["schema"], field: string): string {
	if (Object.hasOwn(properties, field)) return field;
	const inside = Object.keys(properties).find((each) => each.startsWith(`${field}.`));
	return inside ?? (field === "" ? "main" : field);
}

function Rows({ list, model, frame, t, faults }: Part & { readonly list: PartList }) {
	const { design, at } = model;
	const title = list.title[frame.language];
	const wrong = faults.find(({ name }) => name === `key-${list.name}`)?.text;
	return (
		<section aria-labelledby={list.name}>
			<h2 id={list.name} tabIndex={-1}>
				{title}
			</h2>
			<RowList
				rows={list.rows.map(({ key, title: text, path }) => ({
					key,
					text: text[frame.language],
					...(list.named ? { hint: key } : {}),
					path,
				}))}
				design={design}
				frame={frame}
				ordered={!list.named}
				list={list.name}
				action={partPath(design, at)}
			/>
			{list.add === undefined ? null : list.named ? (
				<form method="post" action={link(frame, partPath(design, at))} class="narrow" noValidate>
					<Revision design={design} frame={frame} />
					<input type="hidden" name="list" value={list.name} />
					<TextInput
						name="key"
						id={`key-${list.name}`}
						label={t.key}
						error={wrong}
						frame={frame}
						autoComplete="off"
					/>
					<p class="actions">
						<Button kind="second">{t.add(title)}</Button>
					</p>
				</form>
			) : (
				<p class="actions">
					<ButtonLink kind="second" href={link(frame, list.add)}>
						{t.add(title)}
					</ButtonLink>
				</p>
			)}
		</section>
	);
}
