// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all
import { certificates } from "@mingjian/services/certificates/state.ts";
import { VirtualAuthenticator } from "../virtual-authenticator.ts";
import type { TourCity } from "./tour-city.ts";
import type { Tourist } from "./tourist.ts";
import { type Part, view } from "./view.ts";

async function verified(tourist: Tourist): Promise<void> {
	await tourist.page.locator("[data-run]").click();
	await tourist.page.locator('[data-outcome="good"]').waitFor();
	await tourist.show(".verify");
}

/** What anybody sees. */
export async function publicPart({ city, items }: TourCity): Promise<Part> {
	const [entry] = (await city.node.entries({ service: "certificates", limit: 1, newestFirst: true })).entries;
	const context = city.node.queryContext("certificates");
	const [revoked] = context.find(certificates, { where: { status: "revoked" }, limit: 1 }).rows;
	return {
		title: { zh: "公共", en: "Public" },
		views: [
			view("home", ["首页", "Home"], "/"),
			view("search", ["搜索（拼音也行）", "Search, Pinyin too"], "/search?q=juzhuzheng"),
			view("services", ["事项清单", "Services"], "/services"),
			view("service", ["办事指南", "A guide"], `/services/${items.permit}`),
			view("check", ["自查是否符合", "Who may apply"], `/services/${items.permit}/check`),
			view("life", ["一件事一次办", "Life events"], "/life"),
			view("life-event", ["建一个项目", "Building something"], "/life/build"),
			view("departments", ["部门", "Departments"], "/departments"),
			view("explorer", ["账本", "The record"], "/explorer"),
			view("blocks", ["区块", "Blocks"], "/explorer/blocks"),
			view("block", ["一个区块", "A block"], `/explorer/b/${entry!.height}`),
			view("contracts", ["各项合约", "Contracts"], "/explorer/contracts"),
			view("contract", ["合约", "A contract"], "/explorer/contracts/certificates"),
			view("entry", ["一条记录", "An entry"], `/explorer/r/${entry!.index}`),
			view("verified", ["核验一条记录", "An entry verified"], `/explorer/r/${entry!.index}`, verified),
			view("state", ["现在的状态", "As it stands now"], `/explorer/state/catalogue.item/${items.permit}`),
			view("certificate", ["一本已撤销的证照", "A revoked certificate"], `/certificates/${revoked!.key}`),
			view("verify", ["核验", "Verify"], "/verify"),
			view("land", ["土地与工程公示", "Land and works"], "/register"),
			view("performance", ["评价与办理情况", "Ratings"], "/performance"),
			view("learn", ["了解", "How it works"], "/learn"),
			view("help", ["帮助与网点", "Help and offices"], "/help"),
			view("status", ["系统状态", "Status"], "/status"),
			view("accessibility", ["无障碍声明", "Accessibility"], "/accessibility"),
			view("privacy", ["隐私说明", "Privacy"], "/privacy"),
			view("policy", ["信任政策", "Trust policy"], "/policy"),
			view("preferences", ["显示", "Display"], "/preferences"),
			view("kit", ["页面部件", "Components"], "/kit"),
			view("kit-table", ["一万行的表", "A table of ten thousand rows"], "/kit/table"),
			view("trouble", ["没有这个页面", "No such page"], "/nowhere"),
			view("sign-in", ["登录", "Sign in"], "/sign-in"),
			view("sign-up", ["注册", "Register"], "/sign-up"),
			view("recover", ["找回账户", "Get an account back"], "/recover"),
			view("recovery", ["到窗口恢复账户", "Recovery at the counter"], "/recover", async (tourist) => {
				if (tourist.language === "zh") await VirtualAuthenticator.plug(tourist.page);
				await tourist.press(["生成新的通行密钥", "Make a new passkey"]);
			}),
		],
	};
}
