// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all
import { seatOf } from "../office.ts";
import type { TourCity } from "./tour-city.ts";
import type { Tourist } from "./tourist.ts";
import { type Part, view } from "./view.ts";

/** Opens what is sealed of a case by an entry on the record, where it is not open yet. */
async function opened(tourist: Tourist): Promise<void> {
	const open = tourist.page.getByRole("link", { name: tourist.say("登记并打开", "Record it and open") });
	if ((await open.count()) === 0) return;
	await tourist.press(open);
	await tourist.page.locator("#reason-decide-application").check();
	await tourist.press([/下一步/, /^Next/]);
	await tourist.sign();
}

/** What officers of the land bureau see. */
export function officerParts({ city, cases }: TourCity): readonly Part[] {
	const of = (post: string) => seatOf(city, `自然资源和规划局${post}`).account;
	const to = (id: string) => `/work/cases/${id}`;
	const clerk: Part = {
		title: { zh: "部门经办人", en: "Officers" },
		account: of("窗口受理"),
		views: [
			view("work", ["工作台", "The desk"], "/work"),
			view("work-open", ["打开之前先登记", "Opening what is sealed"], `${to(cases.waiting)}/open`),
			view("work-case", ["并排审查", "A case, side by side"], to(cases.waiting), opened),
			view(
				"work-ask",
				["请求查看其他部门的数据", "Asking for what another department holds"],
				`${to(cases.waiting)}/ask`,
			),
			view("work-return", ["退回补正", "Returning for correction"], to(cases.waiting), (tourist) =>
				tourist.press(["退回补正", "Return for correction"]),
			),
			view("work-act", ["受理", "Accepting"], to(cases.waiting), (tourist) =>
				tourist.press(["受理", /^Accept/]),
			),
			view("work-deliver", ["颁发与送达", "Issuing and delivering"], to(cases.granted), async (tourist) => {
				await opened(tourist);
				await tourist.go(`${to(cases.granted)}/deliver`);
			}),
			view("work-keys", ["开封密钥", "Opening key"], "/work/keys"),
			view("work-stats", ["部门统计", "Team statistics"], "/work/stats"),
		],
	};
	const supervisor: Part = {
		title: { zh: "办件主管", en: "Case supervisors" },
		account: of("办件主管"),
		views: [
			view("work-extend", ["延长办理期限", "Extending the limits"], to(cases.reviewed), (tourist) =>
				tourist.press(["延长办理期限", "Extend the limits"]),
			),
			view("work-data", ["数据异议与请求", "Disputes and requests about data"], "/work/data"),
		],
	};
	const decider: Part = {
		title: { zh: "审批人", en: "Officers who decide" },
		account: of("审批"),
		views: [
			view("work-heard", ["听证进行中的办件", "A case being heard"], to(cases.heard), (tourist) =>
				tourist.show(".side-by-side > :last-child .notice"),
			),
			view("work-begin-hearing", ["开始听证", "Beginning a hearing"], to(cases.reviewed), (tourist) =>
				tourist.press(["开始听证等程序", "Begin a hearing or other procedure"]),
			),
			view("work-hearing", ["结束听证", "Ending a hearing"], to(cases.heard), (tourist) =>
				tourist.press(["结束程序", "End the procedure"]),
			),
		],
	};
	const counter: Part = {
		title: { zh: "账户恢复窗口", en: "The recovery counter" },
		account: of("负责人"),
		views: [view("work-recovery", ["账户恢复", "Account recovery"], "/work/recovery")],
	};
	const reviewer: Part = {
		title: { zh: "规则审核人", en: "Reviewers of rules" },
		account: seatOf(city, "坪山市公安局审查经办").account,
		views: [view("rule-review", ["规则审核", "Reviewing a rule"], "/work/rules/residence-permit")],
	};
	return [clerk, supervisor, decider, counter, designer(city), reviewer];
}

/** What somebody sees who designs services. */
function designer(city: TourCity["city"]): Part {
	let design = "";
	const at = (name: string, title: readonly [string, string], more: string) =>
		view(name, title, "/work/design", (tourist) => tourist.go(design + more));
	return {
		title: { zh: "事项配置", en: "The service designer" },
		account: seatOf(city, "坪山市公安局目录编辑").account,
		views: [
			view("designs", ["事项清单", "Services of the department"], "/work/design"),
			view("design-new", ["新建事项", "A new service"], "/work/design/new"),
			view("design", ["一个事项", "A service"], "/work/design", async (tourist) => {
				if (design) return tourist.go(design);
				const item = tourist.page.locator("li, tr").filter({ hasText: /居住证申领|[Rr]esidence permit/ });
				await tourist.press(item.getByRole("button", { name: tourist.say("打开修改", "Open to change") }));
				design = new URL(tourist.page.url()).pathname.replace(/^\/en/, "");
			}),
			at("design-form", ["申请表单", "Its form"], "/form"),
			at("design-question", ["一个问题", "A question"], "/question/name"),
			at("design-part", ["环节与时限", "Stages and limits"], "/part?at=flow"),
			at("design-try", ["试填试算", "Trying it"], "/try"),
			at("design-preview", ["流程图与预览", "Flow chart and preview"], "/preview"),
		],
	};
}

/** What the operator sees. */
export function operatorPart({ city }: TourCity): Part {
	return {
		title: { zh: "运维方", en: "The operator" },
		account: city.seats.find(({ kind }) => kind === "operator")!.account,
		views: [
			view("ops", ["总览与告警", "Overview and alerts"], "/ops"),
			view("ops-proposals", ["合约升级与多方同意", "Upgrades that two approve"], "/ops", (tourist) =>
				tourist.show("#governance"),
			),
			view("ops-backups", ["备份与恢复演练", "Backups and drills"], "/ops/backups"),
		],
	};
}
