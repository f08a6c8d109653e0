import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accounts, keys } from "@mingjian/services/identity/state.ts";
import type { Browser } from "playwright-core";
import { noBrowser, openBrowser } from "../testing/browser.ts";
import { enterOffice, signAsOfficer } from "../testing/officer-pages.ts";
import { type OpenCity, openCity } from "../testing/open-city.ts";
import { PlainBrowser } from "../testing/plain-browser.ts";
import { settingsFor } from "../testing/settings.ts";
import { VirtualAuthenticator } from "../testing/virtual-authenticator.ts";
import { WalkedPage } from "../testing/walked-page.ts";

let city: OpenCity;
let browser: Browser;
let lateMs = 0;
const hourMs = 3_600_000;

before(async () => {
	if (noBrowser) return;
	city = await openCity({ clock: () => Date.now() + lateMs });
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await city?.close();
});

const words = {
	zh: {
		make: "生成通行密钥",
		sign: "用通行密钥签署",
		add: "登记另一把通行密钥",
		enter: "用通行密钥登录",
		out: "退出",
	},
	en: {
		make: "Make a passkey",
		sign: "Sign with a passkey",
		add: "Add another passkey",
		enter: "Sign in with a passkey",
		out: "Sign out",
	},
} as const;

for (const setting of settingsFor(0)) {
	const t = words[setting.language];

	test(`somebody opens an account, adds a passkey, signs in and gets it back at a counter (${setting.name})`, {
		skip: noBrowser,
	}, async () => {
		const walk = { address: city.address, setting };
		const citizen = await WalkedPage.open(browser, walk);
		const phone = await VirtualAuthenticator.plug(citizen.page);
		await citizen.go("/sign-up");
		await citizen.picture("register");
		await phone.verifiesUser(false);
		await citizen.touch(t.make);
		await citizen.page.locator("[data-said]:not(:empty)").first().waitFor();
		assert.match(citizen.page.url(), /sign-up$/);
		await phone.verifiesUser(true);
		await citizen.press(t.make, /\/sign\//);
		await citizen.picture("sign");
		await citizen.press(t.sign, /me\/security/);
		await citizen.picture("security");
		const account = /citizen:k[a-z2-7]{32}/.exec(await citizen.text())![0];
		const context = () => city.node.queryContext("identity");
		assert.equal(context().get(accounts, account)?.activeKeys, 1);

		await phone.isTouched(false);
		const stick = await VirtualAuthenticator.plug(citizen.page, "usb");
		await citizen.press(t.add, /\/sign\//);
		await citizen.press(t.sign, /\/sign\//);
		// Whoever touches a device that does not hold the key asked for is told so, and nothing is signed.
		await stick.isTouched(false);
		await phone.isTouched(true);
		await citizen.press(t.sign, /me\/security/);
		assert.equal(context().get(accounts, account)?.activeKeys, 2);
		assert.deepEqual([await phone.count(), await stick.count()], [1, 1]);
		await stick.lose();

		await citizen.go("/sign-out");
		await citizen.press(new RegExp(`^${t.out}$`), new RegExp(`^${city.address}(/en)?/?$`));
		await citizen.go("/sign-in?next=/me/security");
		await citizen.picture("sign-in");
		const sent = citizen.page.waitForRequest((request) => request.method() === "POST");
		await citizen.press(t.enter, /me\/security/);
		const replayed = new URLSearchParams((await sent).postData() ?? "");
		const thief = new PlainBrowser(city.address);
		await thief.get("/sign-in");
		const answer = { way: "passkey", response: replayed.get("response")! };
		assert.ok(answer.response.length > 200);
		assert.equal((await thief.post("/sign-in", answer)).status, 422);

		await phone.lose();
		await citizen.close();
		await recovered({ account, walk });
		const held = context().find(keys, { where: { account, status: "active" }, limit: 10 }).rows;
		assert.equal(held.length, 1);
		assert.equal(context().get(accounts, account)?.activeKeys, 1);
	});
}

interface Recovery {
	readonly account: string;
	readonly walk: Parameters<typeof WalkedPage.open>[1];
}

async function recovered({ account, walk }: Recovery): Promise<void> {
	const zh = walk.setting.language === "zh";
	const citizen = await WalkedPage.open(browser, walk);
	await VirtualAuthenticator.plug(citizen.page);
	await citizen.go("/recover");
	await citizen.press(zh ? "生成新的通行密钥" : "Make a new passkey", /recover\/[0-9A-Z]{8}$/);
	await citizen.picture("recovery");
	const code = citizen.page.url().slice(-8);
	const office = await WalkedPage.open(browser, walk);
	await enterOffice(office, city, "公安局负责人");
	await office.go("/work/recovery");
	await office.write(zh ? "市民的八位代码" : "The citizen's code", code);
	await office.write(zh ? "要恢复的账户" : "Account to recover", account);
	await office.choose("reason-lost");
	await office.picture("counter");
	await office.press(zh ? /下一步/ : /Next/, /\/sign\//);
	await signAsOfficer(office, /work\/recovery$/);
	await office.close();
	const other = await WalkedPage.open(browser, walk);
	await enterOffice(other, city, "公安局证照监管");
	await other.go("/work/recovery");
	await other.press(zh ? /^确认/ : /^Confirm/, /\/sign\//);
	await signAsOfficer(other, /work\/recovery$/);
	await other.close();
	await citizen.go(`/recover/${code}`);
	assert.match(await citizen.text(), zh ? /之后可以在本页完成/ : /After .* you can complete it/);
	lateMs += 73 * hourMs;
	await citizen.go(`/recover/${code}`);
	await citizen.press(zh ? "用新密钥完成恢复" : "Complete it with the new key", /\/sign\//);
	await citizen.press(zh ? "用通行密钥签署" : "Sign with a passkey", /me\/security/);
	await citizen.picture("recovered");
	assert.match(await citizen.text(), new RegExp(account));
	await citizen.close();
}
