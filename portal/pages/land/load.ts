import { caseStatuses } from "@mingjian/services/cases/choices.ts";
import type { CasePage } from "@mingjian/services/cases/views.ts";
import { type CityMap, cityMap } from "../../city/map/city-map.ts";
import type { Text } from "../../city/subject.ts";
import type { Words } from "../../words/words.ts";
import type { Load } from "../page.ts";

type CaseStatus = keyof typeof caseStatuses;

/** A case about land or works, as everybody may know it. */
export interface LandCase {
	readonly id: string;
	readonly item: string;
	readonly title?: Text;
	readonly departmentName?: Words;
	readonly status: CaseStatus;
	readonly public: CasePage["rows"][number]["public"];
	readonly submittedMs: number;
	readonly deadlineMs?: number;
	/** Number on the map, where the parcel lies on it. */
	readonly marker?: number;
	readonly parcel?: string;
}

export interface LandModel {
	readonly asked: string;
	readonly status?: CaseStatus;
	readonly rows: readonly LandCase[];
	readonly next?: string;
	readonly after?: string;
	readonly map: CityMap;
}

const rowsPerPage = 50;
const mostAsked = 100;
const numbers: ReadonlySet<string> = new Set(
	cityMap.features.flatMap(({ properties }) => (properties.kind === "parcel" ? [properties.id] : [])),
);

export const loadLand: Load<LandModel> = async ({ city, query }) => {
	const asked = (query.get("q") ?? "").trim().slice(0, mostAsked);
	const status = query.get("status") ?? "";
	const after = query.get("after") ?? "";
	const known = Object.hasOwn(caseStatuses, status) ? (status as CaseStatus) : undefined;
	const page = await city.ask<CasePage>("cases", "cases", {
		limit: rowsPerPage,
		...(asked !== "" && asked.isWellFormed() ? { text: asked } : {}),
		...(known ? { status: known } : {}),
		...(after ? { after } : {}),
	});
	const open = (page?.rows ?? []).filter((row) => Object.keys(row.public).length > 0);
	const items = new Map((await city.directory.items()).map((each) => [each.line.code, each]));
	const markers = new Map<string, number>();
	return {
		asked,
		...(known ? { status: known } : {}),
		rows: open.map(({ id, item, status: stands, public: said, submittedMs, deadlineMs }) => {
			const of = items.get(item);
			const parcel = Object.values(said).find((value) => numbers.has(value));
			if (parcel && !markers.has(parcel)) markers.set(parcel, markers.size + 1);
			return {
				id,
				item,
				status: stands,
				public: said,
				submittedMs,
				...(of ? { title: of.line.title } : {}),
				...(of?.line.ownerName ? { departmentName: of.line.ownerName } : {}),
				...(deadlineMs === undefined ? {} : { deadlineMs }),
				...(parcel ? { parcel, marker: markers.get(parcel)! } : {}),
			};
		}),
		...(page?.next ? { next: page.next } : {}),
		...(after ? { after } : {}),
		map: cityMap,
	};
};
