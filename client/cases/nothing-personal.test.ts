import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { citizenIdCheckCharacter } from "@mingjian/services/rules/citizen-id.ts";
import { eventsOf, filesBelow } from "../../node/vault/testing/everything-readable.ts";
import { findPlanted } from "../../node/vault/testing/find-planted.ts";
import { type Particulars, particularsOf } from "../../node/vault/testing/particulars.ts";
import { CaseCity } from "../testing/case-city.ts";
import type { CaseFile } from "./case-file.ts";

/** How many people are planted, four particulars each; set MINGJIAN_PEOPLE for more. */
const people = Number(process.env.MINGJIAN_PEOPLE ?? 12);
const clause = { law: "居住证暂行条例", article: "第二条" };

interface Person {
	readonly particulars: Particulars;
	readonly file: CaseFile;
}

/** Nobody's particulars, with a number whose check character is right. */
function planted(n: number): Particulars {
	const body = `1101051990${String(101 + (n % 28)).padStart(4, "0")}${String(900 + n).padStart(3, "0")}`;
	const telephone = `1390013${String(n).padStart(4, "0")}`;
	return { ...particularsOf(n), idNumber: body + citizenIdCheckCharacter(body), telephone };
}

/** Names, numbers, telephones and addresses, through acceptance, correction, grant, refusal and appeal. */
describe("nothing personal lies in the open over the whole life of a case", () => {
	const all: Person[] = [];
	let city: CaseCity;
	let item: string;
	const needles = () => all.flatMap(({ particulars }) => Object.values(particulars));
	const police = (name: string) => city.office("public-security").officer(name);

	before(async () => {
		city = await CaseCity.open("2026-03-02", ["public-security", "civil-affairs"]);
		item = (await city.publish("residence-permit")).item;
		for (let n = 0; n < people; n++) all.push(await life(n));
		await city.listed();
	});
	after(() => city.close());

	/** Applies with everything personal in answers and materials, and goes the way of one case in three. */
	async function life(n: number): Promise<Person> {
		const particulars = planted(n);
		const { name, idNumber, telephone, address } = particulars;
		const told = Object.values(particulars).join(" ");
		const applicant = city.applicant(await city.citizen(`planted ${n}`));
		const answers = {
			purpose: "first",
			name,
			citizenNumber: idNumber,
			sex: "女",
			birthDate: "1990-01-01",
			registeredHere: false,
			address,
			since: n % 3 === 2 ? "2025-12-01" : "2025-09-02",
			ground: "home",
			phone: telephone,
		};
		const photo = { code: "photo", bytes: utf8(`photograph of ${told}`) };
		const proof = { code: "proof", bytes: utf8(`lease of ${told}`) };
		const materials = n % 3 === 1 ? [photo] : [photo, proof];
		const file = await applicant.apply(item, { answers, materials });
		const id = file.case!;
		await city.office("public-security").desk.work(id);
		const clerk = police("clerk");
		if (n % 3 === 1) {
			const text = `${name}（${idNumber}）请补住所证明`;
			await clerk.returnFor(await clerk.take(id), { stage: "intake", materials: ["proof"], text });
			await applicant.correct(file, { answers, materials: [proof] });
			await city.office("public-security").desk.work(id);
		}
		if (n % 3 === 2) {
			const decider = police("decider");
			await decider.decide(await decider.take(id), "denied", {
				clause,
				text: `${name}居住未满半年，${address}`,
			});
			await clerk.deliver(id, "electronic");
			await applicant.appeal(file, `${name} ${telephone} 早已居住`);
			const other = city.office("civil-affairs").officer("decider");
			await other.decideAppeal(await other.take(id), "upheld", { clause, text: `${name}所述不实` });
		}
		await applicant.rate(id, 1 + (n % 5));
		return { particulars, file };
	}

	test("strangers find none of it in any answer, list, feed, table, stream or metric", async () => {
		const answers: Uint8Array[] = [];
		const read = async (path: string) => {
			const response = await fetch(`${city.url}${path}`);
			const body = new Uint8Array(await response.arrayBuffer());
			assert.ok(response.status < 500, path);
			answers.push(body);
		};
		const { size } = await city.client.head();
		for (const path of ["/checkpoint", "/metrics", "/openapi.json", "/v1/genesis", "/tile/entries/000"])
			await read(path);
		for (const list of ["cases", "tallies", "figures", "flows"])
			for (const form of ["?limit=100", ".csv"]) await read(`/v1/cases/${list}${form}`);
		for (const list of ["contents", "disclosures", "consents", "requests", "denials"])
			for (const form of ["?limit=100", ".csv"]) await read(`/v1/disclosure/${list}${form}`);
		for (const list of ["rulebook/decisions.csv", "certificates/certificates.csv", "identity/accounts.csv"])
			await read(`/v1/${list}`);
		for (const { file } of all) {
			await read(`/v1/cases/case?case=${file.case}`);
			for (const form of ["", ".atom", ".json", ".csv"])
				await read(`/v1/cases/news${form}?case=${file.case}`);
			await read(`/v1/history?key=cases.case/${file.case}`);
			await read(`/v1/state/cases.case/${file.case}`);
			for (const { content } of file.contents) await read(`/v1/vault/${content}`);
		}
		for (let index = 1; index < size; index += 3) await read(`/v1/entries/${index}/parts`);
		answers.push(await eventsOf(city.url, 100));
		const bytes = answers.reduce((sum, each) => sum + each.length, 0);
		assert.ok(bytes > 500_000, `only ${bytes} octets searched`);
		assert.equal(needles().length, 4 * people);
		assert.equal(findPlanted(needles(), answers), undefined);
	});

	test("whoever takes the whole data directory finds none of it either", () => {
		const stolen = filesBelow(city.directory).map(({ octets }) => octets);
		const bytes = stolen.reduce((sum, each) => sum + each.length, 0);
		assert.ok(bytes > 1_000_000, `only ${bytes} octets searched`);
		assert.equal(findPlanted(needles(), stolen), undefined);
		assert.ok(findPlanted([all[0]!.file.case!], stolen), "the record is among what was searched");
	});

	test("the applicants have it all: what was searched for was there to be found", async () => {
		const { particulars, file } = all[0]!;
		const opened = await police("clerk").open(await police("clerk").take(file.case!));
		assert.equal(opened.answers.name, particulars.name);
		assert.equal(
			findPlanted([particulars.name], [utf8(JSON.stringify(opened.answers))]) === undefined,
			false,
		);
	});
});
