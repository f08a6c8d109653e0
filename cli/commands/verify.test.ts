import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { readPolicy } from "@mingjian/client/verify/policy/read-policy.ts";
import { documentOf, type Ended, mingjian } from "../testing/run-command.ts";
import { RunningCity, temporaryFolder } from "../testing/running-city.ts";
import { verifyGiven } from "../verify/verify-given.ts";

const folder = temporaryFolder();
const demo = join(folder.path, "data", "demo");
/** A namespace without a network, where the system lets the tests have one. */
const cut = spawnSync("unshare", ["-n", "true"]).status === 0 ? ["unshare", "-n"] : [];

before(async () => {
	const city = await RunningCity.start(join(folder.path, "data"));
	assert.equal(await city.stop(), 0);
	if (cut.length === 0) console.log("no network namespace on this machine: verified while no node runs");
});
after(() => folder.remove());

/** Copies files to an empty folder and verifies one there, with no network and no node. */
async function verify(
	name: string,
	options: readonly string[] = [],
	also: readonly string[] = [],
): Promise<Ended> {
	const empty = join(folder.path, `empty-${name}-${options.join("").length}-${Math.random()}`);
	mkdirSync(empty);
	for (const file of [name, "policy.json", ...also]) cpSync(join(demo, file), join(empty, file));
	return await mingjian(["verify", name, "--policy", "policy.json", ...options], { cwd: empty, within: cut });
}

test("a proof file in an empty folder verifies with the trust policy alone and no network", async () => {
	const { code, out } = await verify("business-licence.entry.tlog-proof");
	assert.equal(code, 0);
	assert.match(out, /✓ Proved: this act is on the record, validly signed/);
	assert.match(out, /Issue a certificate \(certificates\/issue\)/);
	const chinese = await verify("business-licence.entry.tlog-proof", ["--lang", "zh"]);
	assert.match(chinese.out, /已证明：这次登记在账本上，签名有效/);
});

test("a revoked certificate says revoked, when and why", async () => {
	const proof = documentOf(await verify("revoked-permit.state.tlog-proof", ["--json"]));
	const { standing, changes } = proof.certificate as { standing: string; changes: { reason: string }[] };
	assert.deepEqual([proof.ok, standing, changes.at(-1)!.reason], [true, "revoked", "holder-request"]);
	const status = ["--status", "revoked-permit.state.tlog-proof"];
	const held = await verify("revoked-permit.mjcert.json", status, [status[1]!]);
	assert.equal(held.code, 1);
	assert.match(held.out, /✗ Genuine, but revoked/);
});

test("a suspended certificate says suspended", async () => {
	const status = ["--status", "suspended-licence.state.tlog-proof"];
	const { code, out } = await verify(
		"suspended-licence.mjcert.json",
		[...status, "--lang", "zh"],
		[status[1]!],
	);
	assert.equal(code, 1);
	assert.match(out, /真实，但已暂扣/);
});

test("that there is no such certificate is proved", async () => {
	const { code, out } = await verify("no-such-certificate.tlog-proof");
	assert.equal(code, 0);
	assert.match(out, /Proved: there is no such record/);
});

test("the holder's file, the SD-JWT and the QR form verify, and say so where their status was not asked", async () => {
	for (const name of [
		"residence-permit.mjcert.json",
		"residence-permit.sd-jwt",
		"residence-permit.qr.txt",
		"business-licence.mjcert.json",
	]) {
		const { code, out } = await verify(name);
		assert.equal(code, 0, name);
		assert.match(out, /Genuine: issued by this department, unchanged, within its validity/);
		assert.match(out, /! whether it was suspended or revoked was not checked/);
	}
});

test("with a state proof or a status list the certificate is known to be in force", async () => {
	for (const name of ["residence-permit.mjcert.json", "residence-permit.sd-jwt", "residence-permit.qr.txt"]) {
		for (const status of ["residence-permit.state.tlog-proof", "residence-permit.status.jwt"]) {
			const document = documentOf(await verify(name, ["--status", status, "--json"], [status]));
			assert.deepEqual(
				[document.ok, document.standing, document.cautions],
				[true, "valid", []],
				`${name} ${status}`,
			);
		}
	}
});

test("a certificate is judged by the moment asked for", async () => {
	const late = documentOf(await verify("residence-permit.qr.txt", ["--at", "2035-01-01", "--json"]));
	assert.deepEqual([late.ok, late.standing], [false, "expired"]);
	const early = await verify("residence-permit.qr.txt", ["--at", "2001-01-01"]);
	assert.equal(early.code, 1);
	assert.equal((await verify("residence-permit.qr.txt", ["--at", "soon"])).code, 2);
});

test("a QR text can be given as it is, or on standard input", async () => {
	const text = readFileSync(join(demo, "residence-permit.qr.txt"), "utf8").trim();
	const policy = ["--policy", join(demo, "policy.json")];
	assert.equal((await mingjian(["verify", text, ...policy], { within: cut })).code, 0);
	assert.equal((await mingjian(["verify", "-", ...policy], { input: `${text}\n`, within: cut })).code, 0);
	const wrong = await mingjian([
		"verify",
		`${text.slice(0, -1)}${text.endsWith("0") ? "1" : "0"}`,
		...policy,
	]);
	assert.equal(wrong.code, 1);
});

test("somebody else's evidence is refused", async () => {
	const status = ["--status", "suspended-licence.state.tlog-proof"];
	for (const name of ["residence-permit.mjcert.json", "residence-permit.sd-jwt", "residence-permit.qr.txt"]) {
		const { code, out } = await verify(name, status, [status[1]!]);
		assert.equal(code, 1);
		assert.match(out, /the state proof is of another certificate/);
	}
	const entry = ["--status", "business-licence.entry.tlog-proof"];
	assert.match(
		(await verify("residence-permit.qr.txt", entry, [entry[1]!])).out,
		/not how a certificate stands/,
	);
});

test("no changed bit of any sample file is taken for true", async () => {
	const read = readPolicy(readFileSync(join(demo, "policy.json")));
	assert.ok(read.ok);
	const setting = { policy: read.value, nowMs: Date.now() };
	const state = readFileSync(join(demo, "residence-permit.state.tlog-proof"));
	const files: readonly (readonly [name: string, status?: Uint8Array])[] = [
		["business-licence.entry.tlog-proof"],
		["revoked-permit.state.tlog-proof"],
		["residence-permit.sd-jwt"],
		["residence-permit.qr.txt"],
		["residence-permit.mjcert.json", state],
	];
	for (const [name, status] of files) {
		const bytes = new Uint8Array(readFileSync(join(demo, name)));
		const before = await verifyGiven(bytes, status, setting);
		assert.equal(before.ok, true, name);
		// A changed blank at the end, or in a file's indentation, or a member that nothing vouches for, changes nothing that is shown.
		for (let at = 0; at < bytes.length; at += 7) {
			bytes[at]! ^= 1 << (at % 8);
			const after = await verifyGiven(bytes, status, setting);
			if (after.ok) assert.deepEqual(after.members, before.members, `${name} at ${at}`);
			else assert.ok(after.headline.zh.length > 4 && after.headline.en.length > 4);
			if (name.endsWith(".tlog-proof")) assert.equal(after.ok, false, `${name} at ${at}`);
			bytes[at]! ^= 1 << (at % 8);
		}
	}
});

test("another city's policy does not verify, and an unusable one is refused with its place", async () => {
	const policy = JSON.parse(readFileSync(join(demo, "policy.json"), "utf8")) as Record<string, unknown>;
	const file = join(demo, "business-licence.entry.tlog-proof");
	const wrong = join(folder.path, "wrong.json");
	writeFileSync(wrong, JSON.stringify({ ...policy, ledger: "elsewhere" }));
	const other = await mingjian(["verify", file, "--policy", wrong]);
	assert.equal(other.code, 1);
	assert.match(other.out, /meant for another ledger/);
	writeFileSync(wrong, JSON.stringify({ ...policy, quorum: 9 }));
	const unusable = await mingjian(["verify", file, "--policy", wrong]);
	assert.equal(unusable.code, 1);
	assert.match(unusable.error, /\/quorum/);
});

test("what is asked wrongly is answered with how to ask", async () => {
	const file = join(demo, "business-licence.entry.tlog-proof");
	const none = await mingjian(["verify", file]);
	assert.equal(none.code, 2);
	assert.match(none.error, /--policy policy.json[\s\S]*→ Get it once/);
	const policy = ["--policy", join(demo, "policy.json")];
	assert.equal((await mingjian(["verify", ...policy])).code, 2);
	assert.equal((await mingjian(["verify", "nothing-here", ...policy])).code, 3);
	assert.equal((await mingjian(["verify", demo, ...policy])).code, 3);
	const not = documentOf(await mingjian(["verify", join(demo, "README.txt"), ...policy, "--json"]));
	assert.deepEqual([not.ok, not.reason], [false, "unknown-kind"]);
	assert.ok(readdirSync(demo).length > 10);
});

test("what a certificate says cannot steer the reader's terminal", async () => {
	const path = join(folder.path, "hostile.mjcert.json");
	const file = JSON.parse(readFileSync(join(demo, "residence-permit.mjcert.json"), "utf8")) as {
		particulars: object;
	};
	writeFileSync(
		path,
		JSON.stringify({ ...file, particulars: { ...file.particulars, name: "\u001b[2J\u202egnp" } }),
	);
	const { code, out } = await mingjian(["verify", path, "--policy", join(demo, "policy.json")]);
	assert.equal(code, 1);
	assert.ok(!out.includes("\u001b") && !out.includes("\u202e"));
});
