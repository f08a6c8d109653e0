import { type Static, Type } from "typebox";
import { closed, worded } from "../schema-words.ts";
import { DepartmentId, TimeMs } from "../terms.ts";
import {
	code,
	effectiveFromMs,
	guide,
	hash,
	maxItemsPerAct,
	optionalEffectiveFromMs,
	Reason,
	version,
} from "./schema.ts";

/** What became of an item of a bulk act. */
export const fates = {
	published: { zh: "已发布", en: "Published" },
	amended: { zh: "已更新版本", en: "Amended" },
	unchanged: { zh: "无变化", en: "Unchanged" },
} as const;
export type Fate = keyof typeof fates;

export const PublishInput = closed({ code, guide, effectiveFromMs: optionalEffectiveFromMs });
export const AmendInput = closed({
	code,
	guide,
	effectiveFromMs: optionalEffectiveFromMs,
	note: worded(Reason, "变更说明", "What changed and why"),
});
export const WithdrawInput = closed({ code, reason: worded(Reason, "撤回原因", "Reason") });
export const PublishManyInput = closed({
	items: worded(Type.Array(PublishInput, { minItems: 1, maxItems: maxItemsPerAct }), "事项", "Items"),
	note: worded(Type.Optional(Reason), "变更说明", "What changed and why"),
});
export const OfferTransferInput = closed({
	code,
	to: worded(DepartmentId, "接收部门", "Department to receive it"),
});
export const ItemInput = closed({ code });

export const Published = closed({ code, version, effectiveFromMs, hash });
export const Withdrawn = closed({ code, atMs: worded(TimeMs, "撤回时间", "Withdrawn at") });
export const PublishedMany = closed({
	items: worded(
		Type.Array(
			closed({
				code,
				fate: worded(
					Type.Unsafe<Fate>(Type.Union(Object.keys(fates).map((each) => Type.Literal(each)))),
					"结果",
					"Fate",
				),
				version,
			}),
			{ maxItems: maxItemsPerAct },
		),
		"事项",
		"Items",
	),
});
export const Owned = closed({ code, owner: worded(DepartmentId, "实施部门", "Owner department") });

export type PublishInput = Static<typeof PublishInput>;
export type AmendInput = Static<typeof AmendInput>;
export type WithdrawInput = Static<typeof WithdrawInput>;
export type PublishManyInput = Static<typeof PublishManyInput>;
export type OfferTransferInput = Static<typeof OfferTransferInput>;
export type ItemInput = Static<typeof ItemInput>;
