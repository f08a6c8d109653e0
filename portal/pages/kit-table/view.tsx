import { type Frame, link, type View } from "../../frame/frame.ts";
import { Breadcrumb } from "../../kit/breadcrumb.tsx";
import { RowsFinder } from "../../kit/rows-finder.tsx";
import { Table } from "../../kit/table.tsx";
import { speak } from "../../words/words.ts";
import type { KitTableModel } from "./load.ts";
import { kitTableWords } from "./words.ts";

export function kitTableView(model: KitTableModel, frame: Frame): View {
	const t = speak(kitTableWords, frame.language);
	const here = link(frame, "/kit/table");
	const main = (
		<>
			<Breadcrumb frame={frame} places={[{ title: t.kit, path: "/kit" }]} />
			<h1>{t.title}</h1>
			<p class="lead">{t.lead}</p>
			<RowsFinder
				frame={frame}
				address={here}
				label={t.find}
				hint={t.findHint}
				asked={model.asked}
				shown={model}
			>
				<Table
					caption={t.caption}
					columns={[
						{ title: t.number, cell: ({ number }) => number },
						{ title: t.department, cell: ({ department }) => department[frame.language] },
						{ title: t.days, cell: ({ days }) => days, numeric: true },
					]}
					rows={model.rows}
				/>
			</RowsFinder>
			<p>
				<a class="onward" href={model.whole ? here : `${here}?all=yes`}>
					{model.whole ? t.paged : t.all}
				</a>
			</p>
		</>
	);
	return { title: t.title, main };
}
