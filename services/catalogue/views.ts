import { type Static, Type } from "typebox";
import { pageOf } from "../page.ts";
import { closed, worded } from "../schema-words.ts";
import { bilingual, DepartmentId, paging, TimeMs } from "../terms.ts";
import { choice, itemStatuses } from "./choices.ts";
import { code, GuideHash, Item, maxVersions, Tally, Version, VersionNumber, version } from "./schema.ts";
import { taskTypes } from "./task-types.ts";

const ownerFilter = worded(Type.Optional(DepartmentId), "实施部门", "Owner department");
const taskTypeFilter = worded(Type.Optional(choice(taskTypes)), "事项类型", "Type of item");
const departmentName = worded(Type.Optional(bilingual(200)), "部门名称", "Department name");

const Stamp = closed({
	revision: worded(Type.Integer({ minimum: 1 }), "写入次数", "Times written"),
	history: worded(Type.String(), "历史哈希", "Head of the history"),
});

export const ItemQuery = closed({
	code,
	version: worded(Type.Optional(VersionNumber), "版本号", "Version"),
	atMs: worded(Type.Optional(TimeMs), "查询时点（不填为现在）", "At which time; now if not given"),
});
export const ItemView = closed({
	item: worded(Item, "事项", "Item"),
	ownerName: departmentName,
	inForce: worded(Type.Optional(VersionNumber), "该时点生效的版本", "Version in force at that time"),
	shown: worded(Type.Optional(Version), "指南版本", "Version shown"),
	itemStamp: worded(Stamp, "事项历史", "History of the item"),
	versionStamp: worded(Type.Optional(Stamp), "版本历史", "History of the version"),
});

export const ItemsQuery = closed({
	owner: ownerFilter,
	taskType: taskTypeFilter,
	status: worded(Type.Optional(choice(itemStatuses)), "状态", "Status"),
	...paging,
});
export const SearchQuery = closed({
	text: worded(Type.String({ minLength: 1, maxLength: 200 }), "搜索内容", "What to look for"),
	owner: ownerFilter,
	taskType: taskTypeFilter,
	...paging,
});
export const ItemLine = closed({
	code,
	title: Item.properties.title,
	summary: Item.properties.summary,
	owner: Item.properties.owner,
	ownerName: departmentName,
	taskType: Item.properties.taskType,
	status: Item.properties.status,
	version,
});
export const ItemPage = pageOf(ItemLine);

export const DepartmentsQuery = closed(paging);
export const DepartmentPage = pageOf(closed({ ...Tally.properties, name: departmentName }));

export const HashesQuery = closed({ owner: ownerFilter, ...paging });
export const HashLine = closed({
	code,
	owner: Item.properties.owner,
	status: Item.properties.status,
	hashes: worded(
		Type.Array(GuideHash, { maxItems: maxVersions }),
		"各版本指南哈希",
		"Hashes of its versions",
	),
});
export const HashPage = pageOf(HashLine);

export const VersionsQuery = closed({ code, ...paging });
export const VersionSummary = closed({
	version,
	effectiveFromMs: Version.properties.effectiveFromMs,
	publishedAtMs: Version.properties.publishedAtMs,
	publisher: Version.properties.publisher,
	note: Version.properties.note,
	hash: Version.properties.hash,
});
export const VersionPage = pageOf(VersionSummary);

export const DiffQuery = closed({
	code,
	from: worded(VersionNumber, "旧版本", "Older version"),
	to: worded(VersionNumber, "新版本", "Newer version"),
});
export const DiffView = closed({
	code,
	from: worded(VersionNumber, "旧版本", "Older version"),
	to: worded(VersionNumber, "新版本", "Newer version"),
	changes: worded(
		Type.Array(
			closed({
				pointer: worded(Type.String(), "位置", "Where"),
				kind: worded(
					Type.Unsafe<"added" | "removed" | "changed">(
						Type.Union([Type.Literal("added"), Type.Literal("removed"), Type.Literal("changed")]),
					),
					"变化",
					"Kind of change",
				),
				before: worded(Type.Optional(Type.Unknown()), "原内容", "Before"),
				after: worded(Type.Optional(Type.Unknown()), "新内容", "After"),
			}),
		),
		"变化",
		"Changes",
	),
});

export type ItemQuery = Static<typeof ItemQuery>;
export type ItemView = Static<typeof ItemView>;
export type ItemsQuery = Static<typeof ItemsQuery>;
export type SearchQuery = Static<typeof SearchQuery>;
export type ItemLine = Static<typeof ItemLine>;
export type ItemPage = Static<typeof ItemPage>;
export type DepartmentsQuery = Static<typeof DepartmentsQuery>;
export type DepartmentPage = Static<typeof DepartmentPage>;
export type HashesQuery = Static<typeof HashesQuery>;
export type HashLine = Static<typeof HashLine>;
export type HashPage = Static<typeof HashPage>;
export type VersionsQuery = Static<typeof VersionsQuery>;
export type VersionPage = Static<typeof VersionPage>;
export type DiffQuery = Static<typeof DiffQuery>;
export type DiffView = Static<typeof DiffView>;
