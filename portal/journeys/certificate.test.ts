// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { holdCertificate } from "@mingjian/cli/demo/held-certificate.ts";
import type { CertificateFile } from "@mingjian/client/credential/certificate.ts";
import { certificates } from "@mingjian/services/certificates/state.ts";
import type { Browser } from "playwright-core";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { noBrowser, openBrowser } from "../testing/browser.ts";
import { cameraFlags, writeCameraPicture } from "../testing/fake-camera.ts";
import { enterOffice, signAsOfficer } from "../testing/officer-pages.ts";
import { type OpenCity, openCity } from "../testing/open-city.ts";
import { type Setting, settingsFor } from "../testing/settings.ts";
import { WalkedPage } from "../testing/walked-page.ts";

/** A certificate in somebody's hands. */
interface Held {
	readonly account: string;
	readonly file: CertificateFile;
	readonly path: string;
	/** What is printed on it. */
	readonly printed: string;
}

let city: OpenCity;
let browser: Browser;
let folder: string;
let ahead = 0;

before(async () => {
	if (noBrowser) return;
	const wasm = new URL(import.meta.resolve("zxing-wasm/reader/zxing_reader.wasm"));
	prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
	city = await openCity({ clock: () => Date.now() + ahead });
	folder = mkdtempSync(join(tmpdir(), "mingjian-shown-"));
	browser = await openBrowser(cameraFlags(join(folder, "camera.y4m")));
});
after(async () => {
	await browser?.close();
	await city?.close();
	if (folder) rmSync(folder, { recursive: true });
});

/** The residence permit of a number, as its holder has it: the first of the demo city are some citizen's by the record, later ones whoever's has them. */
async function permit(number: number): Promise<Held> {
	const { setting } = city.demo.services(city.address);
	const series = setting.series.find(({ type }) => type === "residence-permit")!;
	const { file } = await holdCertificate(setting, series, series.certificates[number]!);
	const path = join(folder, `${number}.mjcert.json`);
	writeFileSync(path, JSON.stringify(file));
	const account = file.holder?.account ?? city.seats.find(({ kind }) => kind === "citizen")!.account;
	return { account, file, path, printed: file.qr![0]! };
}

const words = {
	zh: {
		make: "生成二维码",
		verify: "在本机核验",
		revoke: "撤销证照",
		next: /下一步/,
		revoked: /已撤销/,
		unknown: /没有取到现在的状态/,
	},
	en: {
		make: "Make the code",
		verify: "Verify on this device",
		revoke: "Revoke a certificate",
		next: /^Next/,
		revoked: /revoked/i,
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
async function holding(manner: Setting, { account, file, path }: Held): Promise<WalkedPage> {
	const holder = await open(manner);
	await holder.page.clock.install({ time: Date.now() });
	await holder.enter(account, "/me/wallet");
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

const settings = settingsFor(1);
const readers = settings.map((holder, at) => [holder, settings[(at + 1) % settings.length]!] as const);

for (const [shows, reads] of readers)
	test(`a holder shows one field, somebody scans the code and verifies it with no network; what was changed fails (${shows.name})`, {
		skip: noBrowser,
	}, async () => {
		const held = await permit(0);
		const { file, printed } = held;
		const t = words[shows.language];
		const holder = await holding(shows, held);
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

		const third = await open(reads);
		const says = words[reads.language];
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

		const other = await open(reads);
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

/** In the first setting of the row, or in each where the matrix is asked for. */
const revocations = readers.slice(0, settings.length > 3 ? undefined : 1);

for (const [at, [acts, reads]] of revocations.entries())
	test(`an officer revokes it, and whoever scans or verifies it is told so (${acts.name})`, {
		skip: noBrowser,
	}, async () => {
		// Each is revoked once, so the walks have one each.
		const held = await permit(100 + at);
		const t = words[acts.language];
		const says = words[reads.language];
		const holder = await holding(acts, held);
		await holder.press(t.make, /show=1/);
		const office = await open(acts);
		await enterOffice(office, city, "公安局证照监管");
		await office.press(t.revoke, /certificates\/revoke/, "link");
		await office.press(t.next, /certificates\/revoke/);
		assert.ok(await office.page.locator("#errors").isVisible());
		await office.page.locator("#identifier").focus();
		await office.page.keyboard.type(held.file.identifier);
		await key(office, "#reason-issued-in-error", "Space");
		await office.picture("revoke");
		await office.press(t.next, /\/sign\//);
		await signAsOfficer(office, /\/work$/);
		await office.close();
		const state = city.node.queryContext("certificates").get(certificates, held.file.identifier);
		assert.equal(state?.status, "revoked");

		const third = await open(reads);
		const scanned = await scans(third, held.printed);
		assert.equal(scanned.state, "bad");
		assert.match(scanned.text, says.revoked);
		await holder.page.reload();
		camera(await codeOn(holder));
		await third.go("/verify");
		await key(third, "[data-scan-start]", "Enter");
		await third.page.waitForURL(/\/show\//);
		await third.press(says.verify, /\/verify#/, "link");
		const verified = await verdictOf(third);
		assert.equal(verified.state, "bad");
		assert.match(verified.text, says.revoked);
		await third.picture("revoked");
		await third.close();
		await holder.go("/me/wallet");
		assert.match(await holder.text(), t.revoked);
		await holder.close();
	});
