// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all
import type { TourCity } from "./tour-city.ts";
import type { Tourist } from "./tourist.ts";
import { type Part, view } from "./view.ts";

async function toContact(tourist: Tourist): Promise<void> {
	await tourist.press(["联系方式", "Contact"]);
}

/** Lets the land bureau's neighbour see something for a year, where nobody may yet. */
async function consented(tourist: Tourist): Promise<void> {
	await tourist.go("/me/data");
	await toContact(tourist);
	const { page } = tourist;
	if ((await page.locator("#to").count()) > 0) {
		await page.locator("#to").selectOption({ index: 1 });
		for (const [part, value] of [
			["year", String(new Date().getUTCFullYear() + 1)],
			["month", "6"],
			["day", "30"],
		] as const)
			await page.locator(`#until-${part}`).fill(value);
		await tourist.press(["去签署同意", "Go on to sign the consent"]);
		await tourist.sign();
	}
	await tourist.go("/me/consents");
}

/** What a citizen sees of their own. */
export function citizenPart({ city, items, cases, draft, citizen, permit }: TourCity): Part {
	const other = city.seats.find(({ kind, account }) => kind === "citizen" && account !== citizen);
	const to = (id: string) => `/me/cases/${id}`;
	return {
		title: { zh: "市民", en: "Citizens" },
		account: citizen,
		views: [
			view("me", ["我的首页", "Overview"], "/me"),
			view("me-cases", ["我的办件", "My applications"], "/me/cases"),
			view("me-case", ["办件进度", "How a case is going"], to(cases.badlyRated)),
			view("me-correct", ["需要补正", "Something to correct"], to(cases.correcting)),
			view("me-declined", ["不予受理", "Turned away"], to(cases.declined)),
			view("me-hearing", ["要求听证", "Demanding a hearing"], `${to(cases.reviewed)}/hearing`),
			view("me-heard", ["听证进行中", "A hearing under way"], to(cases.heard), (tourist) =>
				tourist.show("main .notice"),
			),
			view("me-appeal", ["提出异议", "Objecting"], `${to(cases.declined)}/appeal`),
			view("me-receipt", ["回执", "A receipt"], `${to(cases.waiting)}/receipt`),
			view("me-apply", ["申请之前", "Before applying"], `/me/apply/${items.land}`),
			view("me-draft", ["草稿", "A draft"], draft),
			view("me-question", ["问题页", "A page of questions"], `${draft}/site`, async (tourist) => {
				await tourist.page.locator("#parcel").fill("17");
				await tourist.press(["保存并继续", "Save and continue"]);
			}),
			view("me-materials", ["材料", "Materials"], `${draft}/materials`),
			view("me-check", ["核对", "Check answers"], `${draft}/check`),
			view("sign", ["签署", "Signing"], `${draft}/check`, (tourist) =>
				tourist.press(["密封并去签署", "Seal it and go on to sign"]),
			),
			view("me-messages", ["消息", "Messages"], "/me/messages"),
			view("me-data", ["我的数据", "My data"], "/me/data"),
			view("me-content", ["打开一项数据", "Something sealed, opened"], "/me/data", toContact),
			view("me-correction", ["请求更正", "Asking for a correction"], "/me/data", async (tourist) => {
				await toContact(tourist);
				await tourist.press(["请求更正", /correct/i]);
			}),
			view("me-consents", ["授权同意", "Consents"], "/me/consents", consented),
			view("me-access", ["谁看过我的数据", "Who saw my data"], "/me/access"),
			view("me-delegations", ["代办与授权", "Delegations"], "/me/delegations", async (tourist) => {
				const { page } = tourist;
				if ((await page.getByText(other!.account).count()) > 0) return;
				await page.locator("#to").fill(other!.account);
				await page.locator('main form input[type="checkbox"]').first().check();
				for (const [part, value] of [
					["year", String(new Date().getUTCFullYear() + 1)],
					["month", "6"],
					["day", "30"],
				] as const)
					await page.locator(`#until-${part}`).fill(value);
				await page.keyboard.press("Enter");
				await page.waitForURL(/\/sign\//);
				await tourist.sign();
			}),
			view("me-wallet", ["我的证照", "Wallet"], "/me/wallet", async ({ page }) => {
				if ((await page.locator(".task").count()) > 1) return;
				await page.locator("details summary").click();
				await page.locator('details input[type="file"]').setInputFiles(permit);
				await Promise.all([page.waitForNavigation(), page.locator("details button").click()]);
			}),
			view("me-show", ["亮证", "Showing a certificate"], "/me/wallet", async (tourist) => {
				await tourist.press(tourist.page.getByRole("link", { name: /居住证|[Rr]esidence permit/ }));
				await tourist.page.locator('main input[type="checkbox"]').first().check();
				await tourist.page.getByRole("button", { name: tourist.say("生成二维码", "Make the code") }).click();
				await tourist.page.locator(".qr").waitFor();
			}),
			view("security", ["安全与设备", "Security and devices"], "/me/security"),
			view("not-for-you", ["无权查看", "Not for you"], "/work"),
			view("sign-out", ["退出", "Sign out"], "/sign-out"),
		],
	};
}
