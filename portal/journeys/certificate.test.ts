// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { CertificateFile } from "@mingjian/client/credential/certificate.ts";
import type { Browser } from "playwright-core";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { noBrowser, openBrowser } from "../testing/browser.ts";
import { cameraFlags, writeCameraPicture } from "../testing/fake-camera.ts";
import { type OpenCity, openCity } from "../testing/open-city.ts";
import { desk, phone, type Setting } from "../testing/settings.ts";
import { WalkedPage } from "../testing/walked-page.ts";

/** Both languages, a phone and a desk. */
const bothLanguages: readonly Setting[] = [phone, desk];
let city: OpenCity;
let browser: Browser;
let folder: string;
let file: CertificateFile;
let path: string;
/** What is printed on the certificate. */
let printed: string;
let ahead = 0;

before(async () => {
	if (noBrowser) return;
	const wasm = new URL(import.meta.resolve("zxing-wasm/reader/zxing_reader.wasm"));
	prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
	city = await openCity({ clock: () => Date.now() + ahead });
	folder = mkdtempSync(join(tmpdir(), "mingjian-shown-"));
	browser = await openBrowser(cameraFlags(join(folder, "camera.y4m")));
	const citizens = new Set(city.seats.map(({ account }) => account));
	const files = readdirSync(city.examples).filter((name) => /^residence.*\.mjcert\.json$/.test(name));
	const held = files.map((name) => ({
		name,
		file: JSON.parse(readFileSync(join(city.examples, name), "utf8")) as CertificateFile,
	}));
	const found = held.find((each) => citizens.has(each.file.holder?.account ?? ""))!;
	file = found.file;
	path = join(city.examples, found.name);
	printed = readFileSync(path.replace(".mjcert.json", ".qr.txt"), "utf8").trim();
});
after(async () => {
	await browser?.close();
	await city?.close();
	if (folder) rmSync(folder, { recursive: true });
});

const words = {
	zh: {
		make: "生成二维码",
		verify: "在本机核验",
		unknown: /没有取到现在的状态/,
	},
	en: {
		make: "Make the code",
		verify: "Verify on this device",
		unknown: /could not be/i,
	},
} as const;

const open = (manner: Setting) => WalkedPage.open(browser, { address: city.address, setting: manner });
const camera = (text: string) => writeCameraPicture(join(folder, "camera.y4m"), text);

/** What the code on the page says, read from its picture as a scanner reads it. */
async function codeOn({ page }: WalkedPage): Promise<string> {
	const [code] = await readBarcodes(new Uint8Array(await page.locator(".qr").screenshot()), {
		formats: ["QRCode"],
	});
	assert.ok(code, "no code can be read from the page");
	return code.text;
}

async function key(walked: WalkedPage, selector: string, pressed: string): Promise<void> {
	await walked.page.locator(selector).first().focus();
	await walked.page.keyboard.press(pressed);
}

interface Verdict {
	readonly state: string | null;
	readonly text: string;
}

async function verdictOf({ page }: WalkedPage): Promise<Verdict> {
	const verdict = page.locator('[data-verdict][data-state="good"], [data-verdict][data-state="bad"]');
	await verdict.waitFor();
	return { state: await verdict.getAttribute("data-state"), text: (await verdict.textContent())! };
}

/** The third party holds the camera of the verify page before a code. */
async function scans(third: WalkedPage, text: string): Promise<Verdict> {
	camera(text);
	await third.go("/verify");
	await key(third, "[data-scan-start]", "Enter");
	const verdict = await verdictOf(third);
	await third.examine();
	return verdict;
}

/** The holder at their wallet, with the certificate in it. */
async function holding(manner: Setting): Promise<WalkedPage> {
	const holder = await open(manner);
	await holder.page.clock.install({ time: Date.now() });
	await holder.enter(file.holder!.account, "/me/wallet");
	const there = holder.page.locator(`.task a[href$="${file.identifier}"]`);
	if ((await there.count()) === 0) {
		await key(holder, "details summary", "Enter");
		await holder.page.locator('input[type="file"]').setInputFiles(path);
		await key(holder, "details button", "Enter");
		await there.waitFor();
	}
	await holder.examine();
	await there.focus();
	await Promise.all([holder.page.waitForURL(/\/me\/wallet\/./), holder.page.keyboard.press("Enter")]);
	await holder.examine();
	return holder;
}

for (const [at, manner] of bothLanguages.entries())
	test(`a holder shows one field, somebody scans the code and verifies it with no network; what was changed fails: ${manner.name}`, {
		skip: noBrowser,
	}, async () => {
		const t = words[manner.language];
		const holder = await holding(manner);
		const [name, ...hidden] = Object.keys(file.particulars);
		await key(holder, `input[value="${name}"]`, "Space");
		await holder.press(t.make, /show=1/);
		await holder.picture("show-certificate");
		const first = await codeOn(holder);
		// A fresh code in time, as long as somebody looks at the page.
		const drawn = await holder.page.locator(".qr").innerHTML();
		await holder.page.clock.fastForward(56_000);
		await holder.page.waitForFunction((old) => document.querySelector(".qr")?.innerHTML !== old, drawn);
		const code = await codeOn(holder);
		assert.notEqual(code, first);

		const third = await open(bothLanguages[(at + 1) % bothLanguages.length]!);
		const says = words[bothLanguages[(at + 1) % bothLanguages.length]!.language];
		camera(code);
		await third.go("/verify");
		await third.page.locator("[data-kept]").waitFor();
		await key(third, "[data-scan-start]", "Enter");
		await third.page.waitForURL(/\/show\//);
		await third.examine();
		await third.picture("shown");
		const seen = await third.text();
		assert.ok(seen.includes(String(file.particulars[name!])));
		const secrets = hidden.map((each) => String(file.particulars[each])).filter((each) => each.length > 3);
		assert.ok(secrets.length > 0);
		const link = third.page.getByRole("link", { name: says.verify });
		const presentation = decodeURIComponent(new URL((await link.getAttribute("href"))!, city.address).hash);
		const told = presentation
			.slice(1)
			.split(/[.~]/)
			.map((part) => Buffer.from(part, "base64url").toString())
			.join("\n");
		for (const secret of secrets) {
			assert.ok(!seen.includes(secret), secret);
			assert.ok(!told.includes(secret), secret);
		}

		await third.page.context().setOffline(true);
		await link.focus();
		await third.page.keyboard.press("Enter");
		const offline = await verdictOf(third);
		assert.equal(offline.state, "good", offline.text);
		assert.match(offline.text, says.unknown, "says what it could not know");
		await third.close();

		const other = await open(bothLanguages[(at + 1) % bothLanguages.length]!);
		assert.deepEqual((await scans(other, printed)).state, "good");
		await other.picture("scanned");
		const tampered = `${printed.slice(0, -4)}${printed.endsWith("0000") ? "1111" : "0000"}`;
		assert.equal((await scans(other, tampered)).state, "bad");
		const [signed, ...disclosed] = presentation.slice(1).split("~");
		const changed = disclosed.map((each) => each?.replace(/.$/, (last) => (last === "A" ? "B" : "A")));
		await other.page.goto("about:blank");
		await other.go(`/verify#${encodeURIComponent([signed, ...changed].join("~"))}`);
		assert.equal((await verdictOf(other)).state, "bad");

		// The minute is over: a picture of the code is of no use.
		ahead += 120_000;
		camera(code);
		await other.go("/verify");
		await key(other, "[data-scan-start]", "Enter");
		await other.page.waitForURL(/\/show\//);
		assert.match(await other.text(), /二维码已失效|This code has ended/);
		await other.examine();
		await other.close();
		await holder.close();
	});
