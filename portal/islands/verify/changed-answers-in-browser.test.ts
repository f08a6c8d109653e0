// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { axeFaults } from "../../testing/axe-faults.ts";
import { noBrowser, openBrowser, watchedPage } from "../../testing/browser.ts";
import { CaseStaff } from "../../testing/case-staff.ts";
import { LandApplicant } from "../../testing/land-applicant.ts";
import { type OpenCity, openCity } from "../../testing/open-city.ts";
import { type PagesWithProofs, pagesWithProofs } from "../../testing/pages-with-proofs.ts";

const skip = noBrowser;
const seed = Number(process.env.MINGJIAN_SEED ?? 20261121);
let city: OpenCity;
let browser: Browser;
let applicant: LandApplicant;
let pages: PagesWithProofs;

before(async () => {
	if (skip) return;
	city = await openCity();
	browser = await openBrowser();
	pages = await pagesWithProofs(city);
	applicant = await openedCase();
});
after(async () => {
	await browser?.close();
	await city?.close();
});

/** A citizen whose case a department has opened, so that there is a list to check. */
async function openedCase(): Promise<LandApplicant> {
	const staff = new CaseStaff(city);
	const item = await staff.publish("land-pre-approval");
	const seat = city.seats.find(({ kind }) => kind === "citizen")!;
	const citizen = await LandApplicant.enter(city.address, seat.account);
	const id = await citizen.apply(item);
	const clerk = await staff.officer("natural-resources", "clerk");
	await clerk.open(await clerk.take(id));
	return citizen;
}

/** A page on which something is verified: how it is begun, and where it says what came of it. */
interface Way {
	readonly path: () => string;
	readonly begin: (page: Page) => Promise<void>;
	/** What must be among the answers it rests on. */
	readonly asks: readonly RegExp[];
}

const run = (page: Page) => page.locator("[data-run]").first().click();
const onPage = (path: () => string, answer: RegExp): Way => ({
	path,
	begin: run,
	asks: [answer, /^\/policy\.txt$/],
});
const atDesk = (example: string, asks: readonly RegExp[]): Way => ({
	path: () => "/verify",
	begin: async (page) => {
		await page.locator("#text").fill(readFileSync(join(city.examples, example), "utf8"));
		await page.locator("[data-desk] button[type=submit]").click();
	},
	asks: [...asks, /^\/policy\.json$/],
});
const state = /^\/v1\/state\//;

/** Table: everything a browser verifies. */
const ways: Readonly<Record<string, Way>> = {
	"an entry on its page": onPage(() => pages.entry, /^\/v1\/entries\/.*\/proof$/),
	"a record on its page": onPage(() => pages.record, state),
	"that there is no record": onPage(() => pages.absent, state),
	"a certificate on its page": onPage(() => pages.certificate, state),
	"a proof file at the desk": atDesk("business-licence.entry.tlog-proof", []),
	"a QR code at the desk": atDesk("residence-permit.qr.txt", [state]),
	"a certificate's file at the desk": atDesk("residence-permit.mjcert.json", [state]),
	"a credential at the desk": atDesk("residence-permit.sd-jwt", [state]),
	"who has opened one's data": onPage(() => "/me/access", state),
};

/** Answers a verification asked for, and one of them changed. */
class Answers {
	readonly kept = new Map<string, Buffer>();
	changed: { readonly path: string; readonly at: number } | undefined;

	static async on(page: Page): Promise<Answers> {
		const answers = new Answers();
		await page.route(
			(url) => url.origin === city.address && /^\/(v1\/|policy\.)/.test(url.pathname),
			async (route) => {
				const { pathname } = new URL(route.request().url());
				if (route.request().resourceType() !== "fetch") return route.continue();
				const true_ = answers.kept.get(pathname) ?? (await (await route.fetch()).body());
				answers.kept.set(pathname, true_);
				const body = Buffer.from(true_);
				if (answers.changed?.path === pathname) body[answers.changed.at]! ^= 1;
				await route.fulfill({ body, contentType: "text/plain; charset=utf-8" });
			},
		);
		return answers;
	}
}

/** Verifies; gives whether it came out good, and what it said. */
async function verify(
	page: Page,
	{ begin }: Way,
): Promise<{ readonly state: string; readonly said: string }> {
	const verdict = page.locator("[data-verdict]").first();
	await verdict.evaluate((each) => {
		for (const judged of [each, ...document.querySelectorAll("[data-outcome]")]) {
			judged.removeAttribute("data-state");
			judged.removeAttribute("data-outcome");
		}
	});
	await begin(page);
	const told = page.locator(
		'[data-outcome], [data-verdict][data-state="good"], [data-verdict][data-state="bad"]',
	);
	await told.first().waitFor();
	await page.locator("[data-run]:disabled").waitFor({ state: "detached" });
	return told.first().evaluate((each: HTMLElement) => ({
		state: each.dataset.outcome ?? each.dataset.state!,
		said: each.textContent ?? "",
	}));
}

const thorough = new Set<string>();

/** Places in an answer: the first and the last, some drawn by a seed, and one in each line where this code has not been given such an answer yet. */
function placesIn(answer: Buffer, kind: string): number[] {
	let state = seed;
	const drawn = Array.from({ length: 6 }, () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state % answer.length;
	});
	const lines: number[] = [];
	if (!thorough.has(kind))
		for (let from = 0, to = answer.indexOf(10); to >= 0; from = to + 1, to = answer.indexOf(10, from))
			lines.push((from + to) >> 1);
	thorough.add(kind);
	return [...new Set([0, ...lines, ...drawn, answer.length - 1])];
}

for (const [what, way] of Object.entries(ways))
	test(`a changed byte of any answer it rests on turns it red: ${what}`, { skip }, async (t) => {
		const { page, faults } = await watchedPage(browser, city.address, { serviceWorkers: "block" });
		const cookies = [...applicant.browser.cookies].map(([name, value]) => ({
			name,
			value,
			url: city.address,
		}));
		if (way.path().startsWith("/me")) await page.context().addCookies(cookies);
		const answers = await Answers.on(page);
		await page.goto(city.address + way.path());
		assert.equal((await verify(page, way)).state, "good");
		for (const asked of way.asks)
			assert.ok(
				[...answers.kept.keys()].some((path) => asked.test(path)),
				`nothing asked for ${asked}`,
			);
		let turned = 0;
		for (const [path, answer] of answers.kept) {
			for (const at of placesIn(answer, `${way.path().split("/")[1]} ${path.split("/").slice(0, 3)}`)) {
				answers.changed = { path, at };
				const { state, said } = await verify(page, way);
				assert.equal(state, "bad", `byte ${at} of ${answer.length} of ${path}, seed ${seed}: ${said}`);
				assert.match(said, /\p{Script=Han}{6}/u, `byte ${at} of ${path}: ${said}`);
				turned++;
			}
		}
		assert.deepEqual(await axeFaults(page), []);
		answers.changed = undefined;
		assert.equal((await verify(page, way)).state, "good", "true answers make it green again");
		assert.deepEqual(faults, []);
		t.diagnostic(`${turned} changes of ${answers.kept.size} answers`);
		await page.context().close();
	});
