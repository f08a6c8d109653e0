import assert from "node:assert/strict";
import { test } from "node:test";
import { parseCitizenId } from "@mingjian/services/rules/citizen-id.ts";
import { isUscc } from "@mingjian/services/rules/uscc.ts";
import { temporaryFolder } from "../testing/running-city.ts";
import { demoSeries } from "./demo-certificates.ts";
import { demoCitizens } from "./demo-citizens.ts";
import { DemoKeys } from "./demo-keys.ts";
import { demoPerson } from "./demo-people.ts";
import { demoOffices } from "./demo-staff.ts";

const division = "449900";

test("demo people are the same every time, and their numbers are well formed and fictional", () => {
	assert.deepEqual(demoPerson(7, division), demoPerson(7, division));
	const people = Array.from({ length: 300 }, (_, number) => demoPerson(number, division));
	for (const { citizenNumber, birthDate, sex, name } of people) {
		const read = parseCitizenId(citizenNumber);
		assert.ok(typeof read !== "string", citizenNumber);
		assert.deepEqual(
			[read.birthDate, read.sex, read.divisionCode],
			[birthDate, sex === "男" ? "male" : "female", division],
		);
		assert.match(name.en, /^[A-Z][a-z]+ [A-Z][a-z]+$/);
	}
	assert.equal(new Set(people.map(({ citizenNumber }) => citizenNumber)).size, 300);
});

test("one seed makes one city, another makes other keys and salts for the same people", () => {
	const city = (folder: string) => {
		const keys = DemoKeys.open(folder);
		const [offices, citizens] = [demoOffices(keys, division), demoCitizens(keys, division)];
		return demoSeries({ keys, offices, citizens, divisionCode: division });
	};
	const [first, second] = [temporaryFolder(), temporaryFolder()];
	const [one, again, other] = [city(first.path), city(first.path), city(second.path)];
	const certificates = (of: typeof one) => of.flatMap((series) => series.certificates);
	assert.deepEqual(certificates(one), certificates(again));
	assert.deepEqual(
		certificates(one).map(({ particulars }) => particulars),
		certificates(other).map(({ particulars }) => particulars),
	);
	const commitments = new Set(
		[...certificates(one), ...certificates(other)].map(({ commitment }) => commitment),
	);
	assert.equal(commitments.size, 2 * certificates(one).length);
	for (const { particulars, type } of certificates(one))
		if (type === "business-licence") assert.ok(isUscc(String(particulars.creditCode)));
	first.remove();
	second.remove();
});
