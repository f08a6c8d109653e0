import { type Catalogue, speak } from "../words/words.ts";
import type { ChartSetting, Datum } from "./chart-data.ts";
import { Details } from "./details.tsx";
import { Table } from "./table.tsx";
import type { Told } from "./told.ts";

const words = { asTable: { zh: "查看数据表", en: "Show the figures" } } as const satisfies Catalogue;

/** What a chart shows, as figures. */
export function ChartTable({ title, data, columns, say, frame }: ChartSetting & Told) {
	return (
		<Details summary={speak(words, frame.language).asTable}>
			<Table<Datum>
				caption={title}
				captionHidden
				columns={[
					{ title: columns[0], cell: ({ name }) => name },
					{ title: columns[1], cell: ({ value }) => say(value), numeric: true },
				]}
				rows={data}
			/>
		</Details>
	);
}
