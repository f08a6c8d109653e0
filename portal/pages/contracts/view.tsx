import { serviceTitle } from "../../city/outcome.ts";
import { type Frame, link, type View } from "../../frame/frame.ts";
import { Breadcrumb } from "../../kit/breadcrumb.tsx";
import { Table } from "../../kit/table.tsx";
import { whole } from "../../words/format.ts";
import { speak } from "../../words/words.ts";
import type { ContractsModel } from "./load.ts";
import { contractsWords } from "./words.ts";

export function contractsView(model: ContractsModel, frame: Frame): View {
	const t = speak(contractsWords, frame.language);
	const number = (value: number | undefined) => (value === undefined ? "–" : whole(value, frame.language));
	const main = (
		<>
			<Breadcrumb places={[{ title: t.explorer, path: "/explorer" }]} frame={frame} />
			<h1>{t.title}</h1>
			<p class="lead">{t.lead}</p>
			<Table
				caption={t.list}
				columns={[
					{
						title: t.name,
						cell: ({ id }) => (
							<a class="cell-link" href={link(frame, `/explorer/contracts/${id}`)}>
								{serviceTitle(id)[frame.language]}
							</a>
						),
					},
					{ title: t.version, cell: ({ version }) => version, numeric: true },
					{ title: t.actions, cell: ({ actions }) => number(actions), numeric: true },
					{ title: t.collections, cell: ({ collections }) => number(collections), numeric: true },
					{ title: t.entries, cell: ({ entries }) => number(entries), numeric: true },
				]}
				rows={model.rows}
			/>
		</>
	);
	return { title: t.title, section: "explorer", main };
}
