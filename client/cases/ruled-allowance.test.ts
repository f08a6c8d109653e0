import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { recompute } from "../recompute/recompute.ts";
import { CaseCity } from "../testing/case-city.ts";
import { received } from "../testing/received-notices.ts";
import { offerHeld } from "./offer-held.ts";
import { readServiceItem } from "./service-item.ts";

describe("the old-age allowance, without an application", () => {
	const person = {
		name: "陈永芳",
		citizenNumber: "11010519491231002X",
		birthDate: "1946-03-02",
		registered: true,
		paidElsewhere: false,
	};
	let city: CaseCity;
	let item: string;
	before(async () => {
		city = await CaseCity.open("2026-03-02", ["civil-affairs", "social-security"]);
		item = (await city.publish("elderly-allowance")).item;
	});
	after(() => city.close());
	const civil = () => city.office("civil-affairs");

	/** Worked out by hand, on 2 March 2026: who is entitled, and to how many fen a month. */
	const table: readonly (readonly [string, object, number | undefined])[] = [
		["the 80th birthday", { birthDate: "1946-03-02" }, 10_000],
		["the day before the 80th birthday", { birthDate: "1946-03-03" }, undefined],
		["the day before the 90th birthday", { birthDate: "1936-03-03" }, 10_000],
		["the 90th birthday", { birthDate: "1936-03-02" }, 20_000],
		["the 100th birthday", { birthDate: "1926-03-02" }, 50_000],
		["registered elsewhere", { registered: false }, undefined],
		["paid elsewhere", { paidElsewhere: true }, undefined],
		["born tomorrow", { birthDate: "2026-03-03" }, undefined],
	];
	for (const [what, more, monthlyFen] of table) {
		test(`${what}: ${monthlyFen ?? "a person decides"}`, async () => {
			const applicant = city.applicant(await city.citizen(what));
			const file = await applicant.apply(item, { answers: { ...person, ...more, payTo: "card" } });
			await civil().desk.work(file.case!);
			const { decision } = (await applicant.follow(file.case!)).case;
			assert.equal(decision?.outcome, monthlyFen === undefined ? undefined : "granted");
			const [said] = (await received(city, file)) as unknown as {
				value: { decision: { outcome: object } };
			}[];
			const expected = { eligible: true, finding: "entitled", monthlyFen };
			assert.deepEqual(said?.value.decision.outcome, monthlyFen === undefined ? undefined : expected);
		});
	}

	test("whose facts are held by consent is granted it without applying, once, and can follow, rate and withdraw like any other", async () => {
		const chen = city.applicant(await city.citizen("chen"));
		const other = (await city.publish("elderly-allowance")).item;
		assert.equal(other, item);
		const service = await readServiceItem(city.client, item);
		const earlier = await city.sealedEarlier("chen's earlier matter", {
			group: "person",
			value: person,
			by: "social-security",
		});
		assert.ok(await chen.reuse(earlier.file, "person", service));
		await city.listed();
		const { seal } = civil();
		const setting = { seal, opener: civil().officer("clerk").setting };
		const seen = new Set<string>();
		const [id, ...more] = await offerHeld(setting, item, seen);
		assert.deepEqual(more, []);
		assert.deepEqual(
			(await civil().desk.work(id!)).map(({ did }) => did),
			["accepted", "granted", "delivered"],
		);
		const { case: record } = await chen.follow(id!);
		assert.deepEqual([record.applicant, record.proactive], [earlier.matter.account, true]);
		const { size } = await city.client.head();
		await city.listed();
		assert.deepEqual(await offerHeld(setting, item, new Set()), []);
		assert.equal((await city.client.head()).size, size);
		const files = await received(city, earlier.file);
		assert.equal(recompute(utf8(JSON.stringify(files.at(-1)!.value))).verdict, "same");
	});
});
