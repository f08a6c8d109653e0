import { type Static, Type } from "typebox";
import { closed, worded } from "../schema-words.ts";
import { AccountId, DepartmentId, TimeMs } from "../terms.ts";
import { choice, itemStatuses } from "./choices.ts";
import { Guide } from "./guide-schema.ts";
import { taskTypes } from "./task-types.ts";

/** Versions an item can have; then it is withdrawn and comes back under a new code. */
export const maxVersions = 500;
/** Items of one act; their fates must fit the result. */
export const maxItemsPerAct = 400;

export const ItemCode = Type.String({ pattern: "^[0-9A-Z][0-9A-Z-]{3,79}$", maxLength: 80 });
export const VersionNumber = Type.Integer({ minimum: 1, maximum: maxVersions });
/** SHA-256 of the guide, base64. */
export const GuideHash = Type.String({ pattern: "^[A-Za-z0-9+/]{43}=$", maxLength: 44 });
export const Reason = Type.String({ minLength: 1, maxLength: 1000 });

export const code = worded(ItemCode, "事项编码", "Item code");
export const version = worded(VersionNumber, "版本号", "Version");
export const effectiveFromMs = worded(TimeMs, "生效时间", "In force from");
export const optionalEffectiveFromMs = worded(
	Type.Optional(TimeMs),
	"生效时间（不填为立即生效）",
	"In force from; at once if not given",
);
export const guide = worded(Guide, "办事指南", "Guide");
export const hash = worded(GuideHash, "指南哈希", "Hash of the guide");

/** One version as the header lists it. */
export const VersionLine = closed({
	version,
	effectiveFromMs,
	publishedAtMs: worded(TimeMs, "发布时间", "Published at"),
	hash,
});

const Withdrawal = closed({
	atMs: worded(TimeMs, "撤回时间", "Withdrawn at"),
	reason: worded(Reason, "撤回原因", "Reason"),
});

/** The current header of an item. Title, summary and keywords are those of the latest version, for lists and search. */
export const Item = closed({
	code,
	owner: worded(DepartmentId, "实施部门", "Owner department"),
	status: worded(choice(itemStatuses), "状态", "Status"),
	title: Guide.properties.title,
	summary: Guide.properties.summary,
	keywords: Guide.properties.keywords,
	taskType: worded(choice(taskTypes), "事项类型", "Type of item"),
	divisionCode: Guide.properties.divisionCode,
	versions: worded(Type.Array(VersionLine, { minItems: 1, maxItems: maxVersions }), "版本", "Versions"),
	withdrawal: worded(Type.Optional(Withdrawal), "撤回", "Withdrawal"),
	offeredTo: worded(Type.Optional(DepartmentId), "拟移交部门", "Department it is offered to"),
});

/** One version of a guide. Written once; it never changes. */
export const Version = closed({
	code,
	version,
	effectiveFromMs,
	publishedAtMs: worded(TimeMs, "发布时间", "Published at"),
	publisher: worded(AccountId, "发布人", "Published by"),
	note: worded(Type.Optional(Reason), "变更说明", "What changed and why"),
	hash,
	guide,
});

/** How many items a department has. */
export const Tally = closed({
	owner: worded(DepartmentId, "部门", "Department"),
	published: worded(Type.Integer({ minimum: 0 }), "已发布事项数", "Items published"),
	withdrawn: worded(Type.Integer({ minimum: 0 }), "已撤回事项数", "Items withdrawn"),
});

export type Item = Static<typeof Item>;
export type Version = Static<typeof Version>;
export type VersionLine = Static<typeof VersionLine>;
export type Tally = Static<typeof Tally>;
