// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DemoKeys } from "@mingjian/cli/demo/demo-keys.ts";
import { demoOffices } from "@mingjian/cli/demo/demo-staff.ts";
import { dataFolder } from "@mingjian/cli/node/data-folder.ts";
import { MingjianClient } from "@mingjian/client/api/mingjian-client.ts";
import type { CertificateFile } from "@mingjian/client/credential/certificate.ts";
import { certificates } from "@mingjian/services/certificates/state.ts";
import type { Browser, Page } from "playwright-core";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { axeFaults } from "../../testing/axe-faults.ts";
import { noBrowser, openBrowser, type Watched, watchedPage } from "../../testing/browser.ts";
import { type OpenCity, openCity } from "../../testing/open-city.ts";

let city: OpenCity;
let browser: Browser;
let ahead = 0;
let holder: string;
let other: string;
let file: CertificateFile;
let path: string;

before(async () => {
	if (noBrowser) return;
	const wasm = new URL(import.meta.resolve("zxing-wasm/reader/zxing_reader.wasm"));
	prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
	city = await openCity({ clock: () => Date.now() + ahead });
	browser = await openBrowser();
	const page = await (await fetch(`${city.address}/sign-in`)).text();
	const seats = [...page.matchAll(/name="account" value="(citizen:[^"]+)"/g)].map(([, account]) => account!);
	const files = readdirSync(city.examples).filter((name) => name.endsWith(".mjcert.json"));
	const held = files.map((name) => ({
		name,
		file: JSON.parse(readFileSync(join(city.examples, name), "utf8")) as CertificateFile,
	}));
	const found = held.find(
		({ name, file: { holder: of } }) => name.startsWith("residence") && seats.includes(of?.account ?? ""),
	);
	assert.ok(found, "no citizen one can sign in as holds a residence permit");
	file = found.file;
	path = join(city.examples, found.name);
	holder = file.holder!.account;
	other = seats.find((seat) => seat !== holder)!;
});
after(async () => {
	await browser?.close();
	await city?.close();
});

async function seated(account: string, language: "" | "/en", width = 360): Promise<Watched> {
	const watched = await watchedPage(browser, city.address, { viewport: { width, height: 800 } });
	await watched.page.goto(`${city.address}${language}/me/wallet`);
	await watched.page.locator(`button[value="${account}"]`).click();
	await watched.page.waitForURL(/\/me\/wallet$/);
	return watched;
}

async function looked({ page, faults }: Watched): Promise<void> {
	assert.deepEqual(await axeFaults(page), [], page.url());
	assert.deepEqual(
		faults.filter((fault) => !/status of 422/.test(fault)),
		[],
		page.url(),
	);
}

/** What the code on the page says, read from its picture as a scanner reads it. */
async function scanned(page: Page): Promise<string> {
	const picture = await page.locator(".qr").screenshot();
	const [code] = await readBarcodes(new Uint8Array(picture), { formats: ["QRCode"] });
	assert.ok(code, "no code can be read from the page");
	return code.text;
}

async function add(page: Page): Promise<void> {
	await page.locator("details summary").click();
	await page.locator('input[type="file"]').setInputFiles(path);
	await page.locator("details button").click();
}

test("a holder shows a code, whoever scans it sees what was chosen and no more, and verifies it on their own device", {
	skip: noBrowser,
}, async () => {
	const held = await seated(holder, "");
	const { page } = held;
	await add(page);
	await page.locator(".task a").click();
	await looked(held);
	const names = Object.keys(file.particulars);
	await page.locator(`input[value="${names[0]}"]`).check();
	await page.getByRole("button", { name: "生成二维码" }).click();
	await page.locator(".qr").waitFor();
	await looked(held);
	const address = await scanned(page);
	assert.match(address, /^http:\/\/localhost:\d+\/show\/[\w-]{43}$/);

	const third = await watchedPage(browser, city.address, { viewport: { width: 360, height: 800 } });
	await third.page.goto(address);
	await looked(third);
	const seen = (await third.page.locator("main").textContent()) ?? "";
	assert.ok(seen.includes(String(file.particulars[names[0]!])));
	for (const name of names.slice(1)) {
		const hidden = String(file.particulars[name]);
		if (hidden.length > 3) assert.ok(!seen.includes(hidden), `${name} is seen`);
	}
	const link = (await third.page.getByRole("link", { name: "在本机核验" }).getAttribute("href"))!;
	await third.page.goto(city.address + link);
	await third.page.locator('.verdict[data-state="good"]').waitFor();
	await looked(third);
	// One letter of what is shown changed, and nothing is verified.
	const [start, ...rest] = decodeURIComponent(link.split("#")[1]!).split("~");
	const changed = rest.map((each) =>
		each ? (each.startsWith("W") ? each.replace(/.$/, (last) => (last === "A" ? "B" : "A")) : each) : each,
	);
	await third.page.goto("about:blank");
	await third.page.goto(`${city.address}/verify#${encodeURIComponent([start, ...changed].join("~"))}`);
	await third.page.locator('.verdict[data-state="bad"]').waitFor();

	// The minute is over: a picture of the code is of no use.
	ahead += 120_000;
	await third.page.goto(address);
	assert.equal(await third.page.locator("h1").textContent(), "二维码已失效");
	await third.page.context().close();
	await page.context().close();
});

test("once it is revoked the wallet says so, and so does whoever verifies what was shown", {
	skip: noBrowser,
}, async () => {
	const held = await seated(holder, "/en", 1280);
	const { page } = held;
	await page.locator(".task a").click();
	await page.getByRole("button", { name: "Make the code" }).click();
	const address = await scanned(page);
	const third = await watchedPage(browser, city.address);
	await third.page.goto(address.replace("/show/", "/en/show/"));
	const link = (await third.page.getByRole("link", { name: "Verify on this device" }).getAttribute("href"))!;
	await revoke();
	await third.page.goto(city.address + link);
	await third.page.locator('.verdict[data-state="bad"]').waitFor();
	assert.match((await third.page.locator(".verdict").textContent()) ?? "", /revoked/i);
	await page.goto(`${city.address}/en/me/wallet`);
	assert.equal(await page.locator(".task .tag").textContent(), "Revoked");
	await looked(held);
	await third.page.context().close();
	await page.context().close();
});

test("nobody puts somebody else's certificate into their wallet, nor one that was altered", {
	skip: noBrowser,
}, async () => {
	const stranger = await seated(other, "/en");
	await add(stranger.page);
	assert.match((await stranger.page.getByRole("alert").textContent()) ?? "", /issued to somebody else/);
	const [name] = Object.keys(file.particulars);
	const altered = { ...file, particulars: { ...file.particulars, [name!]: "altered" } };
	await stranger.page.locator('input[type="file"]').setInputFiles({
		name: "a.mjcert.json",
		mimeType: "application/json",
		buffer: Buffer.from(JSON.stringify(altered)),
	});
	await stranger.page.locator("details button").click();
	await stranger.page.getByRole("alert").filter({ hasText: "differs" }).waitFor();
	await stranger.page.context().close();
});

async function revoke(): Promise<void> {
	const { configuration, address } = city;
	const keys = DemoKeys.open(dataFolder(configuration.dataDirectory).demoKeys);
	const offices = demoOffices(keys, configuration.city.divisionCode);
	const record = city.node.queryContext("certificates").get(certificates, file.identifier)!;
	const office = offices.find(({ account }) => account === record.issuer)!;
	const { key, account } = office.staff.reviewer;
	const client = new MingjianClient(address, {
		ledger: configuration.ledger,
		clock: () => city.node.head().timeMs,
	});
	await client.act(key.signer, {
		service: "certificates",
		action: "revoke",
		input: { identifier: file.identifier, reason: "issued-in-error" },
		actor: account,
		onBehalfOf: office.account,
	});
}
