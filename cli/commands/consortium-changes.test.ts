import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { engineFiles } from "@mingjian/consensus/cometbft/engine/engine-keys.ts";
import { engineMissing } from "@mingjian/consensus/cometbft/testing/engine-here.ts";
import { post, registration } from "../../testing/consortium/acts.ts";
import { Member } from "../../testing/consortium/member.ts";
import { dataFolder } from "../node/data-folder.ts";
import { documentOf, inProcess } from "../testing/run-command.ts";
import { temporaryFolder } from "../testing/running-city.ts";

const parameters = '{"blockBytes":2097152,"evidenceMs":7200000}';

describe("changes by command, two members and their engines", {
	skip: engineMissing(),
	timeout: 240_000,
}, () => {
	const folder = temporaryFolder();
	const at = (...parts: string[]) => join(folder.path, ...parts);
	const members = [1, 2].map(
		(number) =>
			new Member({
				order: number,
				directory: at(String(number)),
				command: ["consortium", "start", "--consortium", at("consortium.json")],
			}),
	) as [Member, Member];
	const [one, two] = members;
	let ledger: string;

	before(async () => {
		const founded = await run("en", "init", "--local", "2", "--data", folder.path);
		assert.equal(founded.code, 0, founded.error);
		await Promise.all(members.map((member) => member.start()));
		({ ledger } = JSON.parse(await one.ask("/v1/head")) as { ledger: string });
	});
	after(async () => {
		await Promise.all(members.map((member) => member.kill("both").catch(() => {})));
		folder.remove();
	});

	const run = (language: "zh" | "en", ...words: string[]) =>
		inProcess(["consortium", ...words, "--config", folder.path], { MINGJIAN_LANG: language });

	/** A member's operator, with the key in its folder, at its own node. */
	const by = (member: Member, language: "zh" | "en", ...words: string[]) =>
		run(language, ...words, "--data", member.directory, "--url", urlOf(member));

	/** The code a member is refused with. */
	async function refused(member: Member, ...words: string[]): Promise<string> {
		const ended = await by(member, "en", ...words, "--json");
		assert.notEqual(ended.code, 0);
		return (JSON.parse(ended.error || ended.out) as { error: { code: string } }).error.code;
	}

	test("one proposes, the other approves, and the change is in force with its block", async () => {
		const proposed = await by(one, "en", "propose", "parameters", "--change", parameters, "--in", "5");
		assert.equal(proposed.code, 0, proposed.error);
		assert.match(proposed.out, /On the record/);
		assert.match(proposed.out, /Approvals needed +2/);
		assert.equal(await refused(one, "approve", "1"), "governance/approved-before");
		const approved = await by(two, "zh", "approve", "1");
		assert.equal(approved.code, 0, approved.error);
		assert.match(approved.out, /已登记/);
		assert.match(approved.out, /所需同意数 +2/);
		assert.equal(await refused(two, "approve", "1"), "governance/proposal-settled");
		for (let block = 0; block < 6; block++) assert.ok(await post(one, registration(ledger)));
		const listed = await inProcess(
			["consortium", "proposals", "--url", urlOf(two), "--json", "--status", "in-force"],
			{},
		);
		assert.equal(listed.code, 0, listed.error);
		const { result } = documentOf(listed) as unknown as {
			result: { rows: { number: number; status: string; change: object }[] };
		};
		assert.deepEqual(
			result.rows.map(({ number, status, change }) => [number, status, change]),
			[[1, "in-force", { kind: "parameters", ...JSON.parse(parameters) }]],
		);
	});

	test("a member that may not go, or has not the program, is told so", async () => {
		// Of two with equal votes, half would move.
		assert.equal(await refused(two, "leave", "--in", "50"), "governance/power-moved");
		assert.equal(await refused(one, "propose", "remove", "--member", "nobody"), "governance/member-unknown");
		assert.equal(await refused(one, "propose", "nothing"), "change-kind");
		const version = '{"service":"cases","version":"9.9.9"}';
		assert.equal(await refused(one, "propose", "contract", "--change", version), "contract-here");
		assert.equal(await refused(one, "propose", "parameters", "--change", "{}"), "input-invalid");
		assert.equal(
			await refused(one, "propose", "parameters", "--change", parameters, "--at", "1"),
			"governance/proposal-height",
		);
		assert.equal(await refused(one, "approve", "99"), "governance/proposal-unknown");
		assert.equal(
			await refused(one, "propose", "admit", "--card", dataFolder(two.directory).card, "--power", "1"),
			"governance/member-known",
		);
		const elsewhere = await run("en", "leave", "--data", at("nowhere"), "--url", urlOf(one), "--json");
		assert.equal(JSON.parse(elsewhere.error || elsewhere.out).error.code, "option-missing");
	});

	test("a rotation without a key makes one and names it; the present key stays until it is in force", async () => {
		const { engine, card } = dataFolder(one.directory);
		const { nextValidatorKey } = engineFiles(engine);
		// Two members hold a half each: neither can rotate, and asking again names the same key.
		const wanted = ["propose", "rotate-key", "--in", "50", "--dry-run", "--json"];
		const [first, again] = [await by(one, "en", ...wanted), await by(one, "en", ...wanted)];
		const changeOf = (ended: typeof first) =>
			(documentOf(ended) as unknown as { input: { change: { member: string; validatorKey: string } } }).input
				.change;
		assert.deepEqual(changeOf(first), changeOf(again));
		assert.equal(changeOf(first).member, "member-1");
		assert.ok(existsSync(nextValidatorKey) && existsSync(card));
		assert.equal(await refused(one, ...wanted.slice(0, 4)), "governance/power-moved");
	});
});

function urlOf({ port }: Member): string {
	return `http://127.0.0.1:${port}`;
}
