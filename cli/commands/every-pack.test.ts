import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { packCases } from "../testing/pack-cases.ts";
import { PackCity } from "../testing/pack-city.ts";
import { PackRun, reasons } from "../testing/pack-run.ts";

describe("every service pack on the command line, two departments and more", () => {
	let city: PackCity;
	before(async () => {
		city = await PackCity.open("2026-01-05");
	});
	after(() => city.close());

	for (const [id, row] of packCases()) {
		describe(id, () => {
			let run: PackRun;
			before(() => {
				run = new PackRun(city, id, row);
			});

			test("is returned once, corrected and granted; what is sealed to the applicant opens with the case file", async () => {
				const { department, flow, certificate } = run;
				const lin = await city.citizen(`${id} lin`);
				const { case: number, file } = await run.apply("lin", {}, lin);
				const asked = flow.materials.slice(0, 1).map(({ code }) => code);
				const materials = asked.flatMap((code) => ["--material", code]);
				const text = "请核对后重新提交";
				await city.done("case", "return", number, "--text", text, ...materials, ...run.as("clerk"));
				assert.equal((await city.case(number)).status, "correcting");
				assert.equal(
					await city.refused("cases", "accept", "--case", number, ...run.as("clerk")),
					"cases/case-status",
				);
				const [notice] = await city.notices(file);
				assert.deepEqual(notice?.value, { case: number, materials: asked, stage: "intake", text });
				const again = asked.flatMap((code) => ["--material", run.material(code)]);
				await city.done("case", "correct", file, ...again, "--answers", run.answersFile("lin", {}), ...lin);
				assert.equal((await city.case(number)).status, "submitted");
				if (flow.automatic) await city.desk(department);
				else await run.grantByOfficers(number);
				const granted = await city.case(number);
				const seat = flow.automatic ? city.account(department) : city.officer(department, "decider");
				const { outcome, by, automatic, feeFen } = granted.decision!;
				assert.deepEqual([outcome, by, automatic, feeFen], ["granted", seat, flow.automatic, row.feeFen]);
				assert.deepEqual([granted.status, granted.corrections], ["delivered", 1]);
				assert.equal(granted.delivery?.certificate !== undefined, certificate);
				const notices = await city.notices(file);
				const issued = notices.find(({ group }) => group === "certificate")?.value;
				assert.equal(
					(issued as { identifier: string } | undefined)?.identifier,
					granted.delivery?.certificate,
				);
				assert.ok(notices.some(({ group }) => group === "decision"));
				await city.done("cases", "rate", "--case", number, "--grade", "5", ...lin);
				assert.equal((await city.case(number)).grade, 5);
			});

			test("is refused by an officer who names the law, appealed to another department, and granted by others", async () => {
				const { flow, department, clause } = run;
				const zhao = await city.citizen(`${id} zhao`);
				const { case: number, file } = await run.apply("zhao", row.refused, zhao);
				if (flow.automatic) await city.desk(department);
				await run.reviewed(number);
				const deny = ["cases", "decide", "--case", number, "--outcome", "denied"];
				assert.equal(await city.refused(...deny, ...run.as("decider")), "cases/clause-needed");
				for (const wrong of [
					["--outcome", "maybe"],
					["--outcome", "denied"],
					["--outcome", "denied", "--clause", '{"law":"…"}'],
					["--outcome", "granted", "--fee-fen", "100"],
					["--outcome", "granted", "--fee-fen", "1.5", ...clause],
				]) {
					const words = ["case", "decide", number, ...wrong, "--text", "…", ...run.as("decider")];
					assert.equal(await city.misused(...words), "option-value");
				}
				assert.deepEqual(await city.notices(file), []);
				await run.decide(number, "denied", ["decider", "second"]);
				const denied = await city.case(number);
				assert.deepEqual(
					[denied.status, denied.decision?.outcome, denied.decision?.clause, denied.decision?.automatic],
					["decided", "denied", row.clause, false],
				);
				assert.deepEqual(
					[denied.decision?.by, denied.decision?.second],
					[run.officer("decider"), run.fourEyes ? run.officer("second") : undefined],
				);
				await run.deliver(number);
				const words = await city.notices(file);
				assert.deepEqual(words.find(({ group }) => group === "decision")?.value, {
					case: number,
					text: reasons.denied,
				});
				const stranger = await city.citizen(`${id} stranger`);
				const appeal = ["case", "appeal", file, "--grounds", "材料已经更正"];
				assert.equal(await city.refused(...appeal, ...stranger), "cases/not-applicant");
				await city.done(...appeal, ...zhao);
				const overturn = [
					"case",
					"decide-appeal",
					number,
					"--outcome",
					"overturned",
					...clause,
					"--text",
					"证据不足",
				];
				const before = (await city.notices(file)).length;
				assert.equal(await city.refused(...overturn, ...run.as("supervisor")), "cases/office-other");
				assert.equal(
					(await city.notices(file)).length,
					before,
					"an act that is refused leaves no words behind",
				);
				await city.done(...overturn, ...city.as(run.appealOffice, "decider"));
				const told = (await city.notices(file)).map(({ value }) => value);
				assert.equal(told.length, before + 1);
				assert.deepEqual(
					told.find((value) => JSON.stringify(value).includes("证据不足")),
					{
						case: number,
						text: "证据不足",
					},
				);
				const reopened = await city.case(number);
				assert.deepEqual([reopened.status, reopened.appeal?.outcome], ["reviewing", "overturned"]);
				assert.equal(await city.refused(...deny, ...clause, ...run.as("decider")), "cases/took-part");
				await run.decide(number, "granted", ["supervisor", "clerk"]);
				const { status, decision } = await city.case(number);
				assert.deepEqual(
					[status, decision?.outcome, decision?.by, decision?.automatic],
					["decided", "granted", run.officer("supervisor"), false],
				);
			});

			test("is handed in by whoever was asked to, who may not handle it as an officer", async () => {
				const sun = await city.citizen(`${id} sun`);
				const applicant = await city.citizenAccount(`${id} sun`);
				const input = { to: run.officer("clerk"), acts: ["cases/*"], untilMs: city.timeMs + 86_400_000 };
				const clerk = ["--key", city.file(run.department, "clerk.json"), "--for", applicant];
				const words = run.applyWords("early", {});
				assert.equal(await city.refused(...words, ...clerk), "not-allowed");
				await city.done("identity", "delegate", "--input", JSON.stringify(input), ...sun);
				const { case: number, file } = await run.apply("sun", {}, clerk);
				assert.equal((JSON.parse(readFileSync(file, "utf8")) as { applicant: string }).applicant, applicant);
				const { parties } = await city.case(number);
				assert.deepEqual(parties, [applicant, run.officer("clerk")]);
				const accept = ["cases", "accept", "--case", number];
				assert.equal(await city.refused(...accept, ...run.as("clerk")), "cases/own-case");
				await city.done(...accept, ...run.as("reviewer"));
				assert.equal((await city.case(number)).status, "reviewing");
				await city.done("cases", "withdraw", "--case", number, ...sun);
				assert.equal((await city.case(number)).status, "withdrawn");
			});

			test("goes to the supervisor once it is overdue, by anybody's hand, and counts as overdue", async () => {
				const wu = await city.citizen(`${id} wu`);
				const { case: number } = await run.apply("wu", row.refused, wu);
				const anybody = await city.citizen(`${id} stranger`);
				const escalate = ["cases", "escalate", "--case", number, ...anybody];
				assert.equal(await city.refused(...escalate), "cases/not-overdue");
				city.until(daysAfter(city.day, 28));
				await city.done(...escalate);
				assert.equal((await city.case(number)).log.at(-1)?.act, "deemed-accepted");
				await city.done(...escalate);
				assert.equal((await city.case(number)).log.at(-1)?.act, "escalated");
				const [stage] = run.flow.stages;
				const act = stage!.decides
					? ["decide", "--outcome", "denied"]
					: ["review", "--stage", stage!.id, "--outcome", "agree"];
				const early = ["cases", ...act, "--case", number, ...run.clause];
				assert.equal(await city.refused(...early, ...run.as("decider")), "cases/escalated");
				await run.reviewed(number, "supervisor");
				await run.decide(number, "denied", ["supervisor", "second"]);
				const { status, decision, late } = await city.case(number);
				assert.deepEqual(
					[status, decision?.by, decision?.overdue, late],
					["decided", run.officer("supervisor"), true, true],
				);
			});
		});
	}
});

function daysAfter(day: string, days: number): string {
	return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
