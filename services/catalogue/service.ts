import { role } from "@mingjian/ledger/runtime/access.ts";
import type { ServiceManifest } from "@mingjian/ledger/runtime/manifest.ts";
import * as inputs from "./inputs.ts";
import { refusals } from "./refusals.ts";
import { items, tallies, versions } from "./state.ts";
import * as views from "./views.ts";

const editor = role("catalogue-editor");

/** Service items (事项) and their guides, published by the departments that own them. */
export const catalogueService = {
	id: "catalogue",
	version: "1.0.0",
	title: { zh: "事项目录", en: "Service catalogue" },
	summary: {
		zh: "各部门办理的事项及办事指南：依据、条件、材料、时限、收费和流程，每次修改都保留旧版本。",
		en: "What each department does and how to apply: basis, conditions, materials, limits, fees and steps, every version kept.",
	},
	roles: { "catalogue-editor": { zh: "目录编辑", en: "Catalogue editor" } },
	needs: ["accounts"],
	collections: [items, versions, tallies],
	refusals,
	actions: {
		publish: {
			title: { zh: "发布事项", en: "Publish an item" },
			summary: {
				zh: "发布新的事项及其办事指南，成为第一版。",
				en: "Publishes a new item with its guide as version 1.",
			},
			input: inputs.PublishInput,
			result: inputs.Published,
			allow: editor,
		},
		amend: {
			title: { zh: "更新事项", en: "Amend an item" },
			summary: {
				zh: "发布下一版办事指南并说明变更，旧版本保留。",
				en: "Publishes the next version of the guide and says what changed; older versions stay.",
			},
			input: inputs.AmendInput,
			result: inputs.Published,
			allow: editor,
		},
		withdraw: {
			title: { zh: "撤回事项", en: "Withdraw an item" },
			summary: {
				zh: "停止办理该事项并说明原因，历史版本保留。",
				en: "Ends the item and says why; its versions stay on the record.",
			},
			input: inputs.WithdrawInput,
			result: inputs.Withdrawn,
			allow: editor,
		},
		"publish-many": {
			title: { zh: "批量发布事项", en: "Publish many items" },
			summary: {
				zh: "一次发布或更新最多四百个事项，要么全部成功，要么全部不变。",
				en: "Publishes or amends up to 400 items in one act, all or none.",
			},
			input: inputs.PublishManyInput,
			result: inputs.PublishedMany,
			allow: editor,
		},
		"offer-transfer": {
			title: { zh: "提出移交事项", en: "Offer an item to another department" },
			summary: {
				zh: "提出把事项移交给另一部门，对方接收后生效。",
				en: "Offers the item to another department; it moves when that department accepts.",
			},
			input: inputs.OfferTransferInput,
			result: inputs.Owned,
			allow: editor,
		},
		"accept-transfer": {
			title: { zh: "接收移交事项", en: "Accept an item" },
			summary: {
				zh: "接收其他部门移交的事项，此后由本部门负责。",
				en: "Takes over an item another department offered.",
			},
			input: inputs.ItemInput,
			result: inputs.Owned,
			allow: editor,
		},
		"decline-transfer": {
			title: { zh: "取消移交", en: "End an offer" },
			summary: {
				zh: "原部门收回移交申请，或接收部门拒绝接收。",
				en: "The owner takes its offer back, or the receiver declines it.",
			},
			input: inputs.ItemInput,
			result: inputs.Owned,
			allow: editor,
		},
	},
	queries: {
		item: {
			title: { zh: "查看事项", en: "An item" },
			summary: {
				zh: "按编码查看事项及某时点或某版本的办事指南。",
				en: "An item by its code, with the guide in force at a time or of one version.",
			},
			parameters: views.ItemQuery,
			result: views.ItemView,
		},
		items: {
			title: { zh: "事项清单", en: "List of items" },
			summary: { zh: "按部门、类型和状态列出事项。", en: "Items by department, type and status." },
			parameters: views.ItemsQuery,
			result: views.ItemPage,
		},
		search: {
			title: { zh: "搜索事项", en: "Search items" },
			summary: {
				zh: "用中文或英文搜索事项，俗称也能找到。",
				en: "Finds items by Chinese or English words, everyday names included.",
			},
			parameters: views.SearchQuery,
			result: views.ItemPage,
		},
		departments: {
			title: { zh: "部门事项数", en: "Departments" },
			summary: { zh: "各部门及其事项数量。", en: "Departments and how many items each has." },
			parameters: views.DepartmentsQuery,
			result: views.DepartmentPage,
		},
		versions: {
			title: { zh: "版本历史", en: "Versions of an item" },
			summary: { zh: "一个事项的全部版本。", en: "Every version of an item, newest first." },
			parameters: views.VersionsQuery,
			result: views.VersionPage,
		},
		hashes: {
			title: { zh: "指南哈希清单", en: "Hashes of guides" },
			summary: {
				zh: "各事项全部版本的哈希，用于核对本地目录与账本是否一致。",
				en: "The hash of every version of every item, for comparing a catalogue with the record.",
			},
			parameters: views.HashesQuery,
			result: views.HashPage,
		},
		diff: {
			title: { zh: "版本对比", en: "Differences between versions" },
			summary: { zh: "两个版本之间改了什么。", en: "What changed between two versions of a guide." },
			parameters: views.DiffQuery,
			result: views.DiffView,
		},
	},
} as const satisfies ServiceManifest;
