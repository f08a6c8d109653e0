// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { disclosures } from "@mingjian/services/disclosure/state.ts";
import { Applicant } from "../testing/applicant.ts";
import { type ApplicantsCity, openApplicantsCity } from "../testing/applicants-city.ts";
import { noBrowser } from "../testing/browser.ts";
import { DeskOfficer } from "../testing/desk-officer.ts";
import { LandApplicant } from "../testing/land-applicant.ts";
import { seatOf } from "../testing/office.ts";
import { desk, phone } from "../testing/settings.ts";

let city: ApplicantsCity;
let ahead = 0;
before(async () => {
	if (!noBrowser) city = await openApplicantsCity({ clock: () => Date.now() + ahead });
});
after(() => city?.close());

const clerk = "自然资源和规划局窗口受理";
const guardian = "自然资源和规划局办件主管";
const fifteenDays = 15 * 86_400_000;

function openings(): { readonly number: number; readonly finding?: string; readonly late?: boolean }[] {
	const { account } = seatOf(city.city, clerk);
	const context = city.city.node.queryContext("disclosure");
	return context
		.find(disclosures, { where: { officer: account }, limit: 100 })
		.rows.map(({ record }) => record)
		.map(({ number, dispute }) => ({
			number,
			...(dispute?.finding === undefined ? {} : { finding: String(dispute.finding) }),
			...(dispute?.late === undefined ? {} : { late: dispute.late }),
		}));
}

for (const [seat, [setting, manner]] of (
	[
		[phone, desk],
		[desk, phone],
	] as const
).entries())
	test(`somebody sees who opened their data and why, disputes it, and the department opens nothing more until it answers: citizen at ${setting.name}`, {
		skip: noBrowser,
	}, async () => {
		const plain = await LandApplicant.enter(city.city.address, city.seats[seat]!);
		const id = await plain.apply(city.item);
		const at = (title: string) =>
			DeskOfficer.at({ city: city.city, browser: city.browser, setting: manner }, title, id);
		const before = openings().length;
		const opener = await at(clerk);
		const { walked, t } = opener;
		await opener.begin(t.open, /\/open$/);
		for (const box of (await walked.page.locator('input[name="content"]').all()).slice(1)) {
			await box.focus();
			await walked.page.keyboard.press("Space");
		}
		await opener.choose("reason-check-material");
		await walked.press(t.next, /\/sign\//);
		// Nothing is on the record yet, and nothing is seen.
		assert.equal(openings().length, before);
		assert.doesNotMatch(await walked.text(), /林小满/);
		await opener.sign(1);
		assert.equal(openings().length, before + 1);

		const citizen = await Applicant.open(city, setting);
		const { page, say } = { page: citizen.page, say: citizen.say.bind(citizen) };
		await citizen.seated(seat, "/me/access");
		await citizen.looked();
		assert.match(await citizen.text(), say(/核对材料/, /To check a material/));
		await citizen.pressIt(page.locator("[data-run]").first());
		await page.locator('.verdict[data-state="good"]').waitFor();
		await citizen.looked();
		await citizen.picture("access-verified");
		await citizen.press(say(/^对这次打开有异议/, /^Dispute this opening/));
		await page.waitForURL(/#opening-/);
		assert.match(await citizen.text(), say(/部门须在.*前答复/, /the department answers by/));
		await citizen.looked();
		await citizen.close();
		await opener.close();

		// Not answered in time, it is shut.
		ahead += fifteenDays + 86_400_000;
		const late = await at(clerk);
		await late.begin(t.open, /\/open$/);
		await late.choose("reason-check-material");
		await late.walked.press(t.next, /\/sign\//);
		await late.sign(1, /\/sign\//);
		assert.match(await late.walked.text(), /异议|dispute/i);
		assert.equal(openings().length, before + 1);
		await late.walked.go("/work/data");
		assert.match(await late.walked.text(), /已逾期|overdue/);
		assert.equal(await late.walked.page.getByRole("link", { name: /^答复第|^Answer No/ }).count(), 0);
		await late.close();
		const answering = await at(guardian);
		await answering.walked.go("/work/data");
		await answering.begin(/^答复第|^Answer No/, /answer-dispute/);
		await answering.choose("finding-mistaken");
		await answering.walked.press(t.next, /\/sign\//);
		await answering.sign(1, /\/work\/data$/);
		await answering.close();
		assert.deepEqual(openings().filter(({ finding }) => finding !== undefined).length, seat + 1);

		const again = await at(clerk);
		await again.open();
		assert.ok(openings().length > before + 1);
		await again.close();
		const reader = await Applicant.open(city, setting);
		await reader.seated(seat, "/me/messages");
		const told = say(/部门答复了您对打开数据的异议/, /A department answered your dispute/);
		await reader.leads(told, /\/me\/access/, "link");
		assert.match(await reader.text(), say(/部门答复：打开有误/, /The department says: it was a mistake/));
		await reader.picture("access-answered");
		await reader.close();
	});
