import { type Frame, link, type View } from "../../frame/frame.ts";
import { Breadcrumb } from "../../kit/breadcrumb.tsx";
import { Facts } from "../../kit/facts.tsx";
import { When } from "../../kit/when.tsx";
import { EntryList } from "../../parts/entry-list.tsx";
import { whole } from "../../words/format.ts";
import { type Spoken, speak } from "../../words/words.ts";
import type { BlockModel } from "./load.ts";
import { blockWords } from "./words.ts";

interface Part {
	readonly model: BlockModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof blockWords>;
}

export function blockView(model: BlockModel, frame: Frame): View {
	const t = speak(blockWords, frame.language);
	const title = t.title(whole(model.height, frame.language));
	const places = [
		{ title: t.explorer, path: "/explorer" },
		{ title: t.blocks, path: "/explorer/blocks" },
	];
	const main = (
		<article>
			<Breadcrumb places={places} frame={frame} />
			<h1>{title}</h1>
			{model.height === 0 ? <p class="lead">{t.genesis}</p> : null}
			<BlockFacts model={model} frame={frame} t={t} />
			<Entries model={model} frame={frame} t={t} />
			<nav class="pager" aria-label={t.around}>
				{model.height > 0 ? (
					<a href={link(frame, `/explorer/b/${model.height - 1}`)} rel="prev">
						{t.earlier}
					</a>
				) : null}
				{model.height < model.newest ? (
					<a class="pager-next" href={link(frame, `/explorer/b/${model.height + 1}`)} rel="next">
						{t.later}
					</a>
				) : null}
			</nav>
		</article>
	);
	return { title, section: "explorer", main };
}

function BlockFacts({ model, frame, t }: Part) {
	const rows = [
		[t.time, <When timeMs={model.timeMs} frame={frame} />],
		[t.entries, whole(model.count, frame.language)],
		[t.bytes, whole(model.bytes, frame.language)],
		[t.hash, <span class="code">{model.hash}</span>],
		[t.members, <span class="code">{model.membersHash}</span>],
	] as const;
	return (
		<section aria-labelledby="facts">
			<h2 id="facts" class="hidden">
				{t.facts}
			</h2>
			<Facts rows={rows} />
			<p>
				<a class="onward" href={`/v1/blocks/${model.height}`}>
					{t.raw}
				</a>
			</p>
		</section>
	);
}

function Entries({ model, frame, t }: Part) {
	if (model.entries.length === 0) return null;
	const cut = model.entries.length < model.count;
	return (
		<section aria-labelledby="entries">
			<h2 id="entries">
				{t.entries} {cut ? <span class="count">{t.some(model.entries.length)}</span> : null}
			</h2>
			<p class="quiet">{t.verify}</p>
			<EntryList entries={model.entries} frame={frame} />
		</section>
	);
}
