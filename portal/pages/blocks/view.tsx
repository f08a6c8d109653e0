import { type Frame, link, type View } from "../../frame/frame.ts";
import { Breadcrumb } from "../../kit/breadcrumb.tsx";
import { Pager } from "../../kit/pager.tsx";
import { Table } from "../../kit/table.tsx";
import { When } from "../../kit/when.tsx";
import { whole } from "../../words/format.ts";
import { speak } from "../../words/words.ts";
import type { BlocksModel } from "./load.ts";
import { blocksWords } from "./words.ts";

export function blocksView(model: BlocksModel, frame: Frame): View {
	const t = speak(blocksWords, frame.language);
	const number = (value: number) => whole(value, frame.language);
	const { from, rowsPerPage, height } = model;
	const main = (
		<>
			<Breadcrumb places={[{ title: t.explorer, path: "/explorer" }]} frame={frame} />
			<h1>{t.title}</h1>
			<p class="lead">{t.lead}</p>
			<form class="search" method="get" action={link(frame, "/explorer/blocks")}>
				<label for="from">{t.jump}</label>
				<p class="hint" id="from-hint">
					{t.jumpHint(number(height))}
				</p>
				<div class="search-row">
					<input id="from" name="from" inputMode="numeric" value={from} aria-describedby="from-hint" />
					<button type="submit" class="second">
						{t.go}
					</button>
				</div>
			</form>
			<section aria-labelledby="blocks">
				<h2 id="blocks">
					{t.list} <span class="count">{t.total(number(height + 1))}</span>
				</h2>
				<Table
					stacks
					caption={t.list}
					captionHidden
					columns={[
						{
							title: t.block,
							cell: (row) => (
								<a class="cell-link" href={link(frame, `/explorer/b/${row.height}`)}>
									{t.number(number(row.height))}
								</a>
							),
						},
						{ title: t.time, cell: (row) => <When timeMs={row.timeMs} frame={frame} /> },
						{ title: t.entries, cell: (row) => number(row.entries), numeric: true },
						{ title: t.bytes, cell: (row) => number(row.bytes), numeric: true },
					]}
					rows={model.rows}
				/>
				<Pager
					frame={frame}
					first={from < height ? link(frame, "/explorer/blocks") : undefined}
					next={from >= rowsPerPage ? link(frame, `/explorer/blocks?from=${from - rowsPerPage}`) : undefined}
				/>
			</section>
		</>
	);
	return { title: t.title, section: "explorer", main };
}
