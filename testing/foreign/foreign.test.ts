import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, normalize } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { inclusionProof } from "@mingjian/ledger/merkle/log/inclusion.ts";
import { formatCheckpoint } from "@mingjian/ledger/note/checkpoint.ts";
import { cosign } from "@mingjian/ledger/note/cosignature.ts";
import { addSignatures, formatNote, parseNote } from "@mingjian/ledger/note/note.ts";
import { noteSigner } from "@mingjian/ledger/note/note-signer.ts";
import { signNote } from "@mingjian/ledger/note/sign-note.ts";
import { formatTlogProof } from "@mingjian/ledger/note/tlog-proof.ts";
import { COSIGNER_KEY, formatVkey, LOG_KEY, verifierKey } from "@mingjian/ledger/note/vkey.ts";
import { buildGo, type GoProgram, type Verdict } from "./go-program.ts";
import { growLog, writeTiles } from "./write-log.ts";

const OLD_SIZE = 300;
const SIZE = 66_000;
const ENTRY = 65_700;
const log = noteSigner("city.example/log", new Uint8Array(32).fill(11));
const witnesses = [12, 13].map((seed) => noteSigner(`w${seed}.example`, new Uint8Array(32).fill(seed)));
const leaves = Array.from({ length: SIZE }, (_, at) =>
	utf8(`mingjian/entry/1\n${"ab".repeat(at % 50)}\nok\n${at}\n`),
);
const vkey = formatVkey(verifierKey(log.name, LOG_KEY, log.publicKey));
const cosignerKeys = witnesses.map(({ name, publicKey }) =>
	formatVkey(verifierKey(name, COSIGNER_KEY, publicKey)),
);

const root = mkdtempSync(join(tmpdir(), "mingjian-log-"));
const good = join(root, "good");
const side = { old: join(root, "old"), proof: join(root, "entry.tlog-proof"), leaf: join(root, "leaf") };
let server: Server;
let url: string;

before(async () => {
	const grown = growLog(leaves);
	writeTiles(good, grown, { from: 0, to: OLD_SIZE });
	writeTiles(good, grown, { from: OLD_SIZE, to: SIZE });
	const checkpoint = cosigned(SIZE, grown.roots[SIZE]!);
	writeFileSync(join(good, "checkpoint"), checkpoint);
	writeFileSync(side.old, cosigned(OLD_SIZE, grown.roots[OLD_SIZE]!));
	writeFileSync(side.leaf, leaves[ENTRY]!);
	const hashes = inclusionProof(ENTRY, SIZE, grown.read);
	writeFileSync(side.proof, formatTlogProof({ extra: utf8("along"), index: ENTRY, hashes, checkpoint }));
	server = createServer((request, response) => {
		try {
			response.end(readFileSync(join(root, normalize(request.url ?? "/"))));
		} catch {
			response.writeHead(404).end();
		}
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

after(() => {
	server.close();
	rmSync(root, { recursive: true });
});

describe("Go's checksum database code (golang.org/x/mod/sumdb)", () => {
	const program = buildGo(".");
	const skip = "missing" in program && program.missing;
	const follow = (at: string, more: string[] = []) =>
		run(program, ["-log", at, "-vkey", vkey, ...cosignerKeys.flatMap((key) => ["-cosigner", key]), ...more]);
	const prove = (proof: string, leaf = side.leaf) =>
		run(program, [
			"-vkey",
			vkey,
			"-cosigner",
			cosignerKeys[0]!,
			"-quorum",
			"1",
			"-proof",
			proof,
			"-leaf",
			leaf,
		]);

	test("follows a log over HTTP: signatures, every tile, every entry, inclusion and growth", {
		skip,
	}, async () => {
		const more = ["-quorum", "2", "-index", String(ENTRY), "-old", side.old];
		const report = {
			size: SIZE,
			cosigners: witnesses.map(({ name }) => name),
			tiles: 258 + 2 + 1,
			included: ENTRY,
			consistentFrom: OLD_SIZE,
		};
		assert.deepEqual(await follow(`${url}/good`, more), { ok: true, report });
		assert.deepEqual(await follow(good, more), { ok: true, report });
	});

	test("refuses a log with one bit changed in a tile, an entry, a checkpoint or an older checkpoint", {
		skip,
	}, async () => {
		const cases: [string, RegExp][] = [
			["tile/0/100", /tile\/0\/100 differs/],
			["tile/1/000", /tile\/1\/000 differs/],
			["tile/2/000.p/1", /tile\/2\/000\.p\/1 differs/],
			["tile/entries/007", /the entries give the root/],
			["checkpoint", /checkpoint: invalid signature/],
		];
		for (const [path, reason] of cases) refused(await follow(damaged(path)), reason);
		const elsewhere = join(root, "elsewhere");
		writeFileSync(elsewhere, cosigned(OLD_SIZE, new Uint8Array(32).fill(1)));
		refused(await follow(good, ["-old", elsewhere]), /consistency: /);
	});

	test("refuses a log when the quorum is not reached", { skip }, async () => {
		refused(await follow(good, ["-quorum", "3"]), /quorum missing/);
	});

	test("verifies a proof file, and refuses it for another leaf or with one bit changed", {
		skip,
	}, async () => {
		assert.deepEqual(await prove(side.proof), { ok: true, report: { proved: ENTRY } });
		refused(await prove(side.proof, side.old), /proof: /);
		const proof = readFileSync(side.proof);
		const changed = join(root, "changed.tlog-proof");
		// The second hash line starts after the header, extra, index and first hash.
		const at = proof.indexOf("\n", proof.indexOf("\nindex") + 1) + 50;
		writeFileSync(changed, proof.with(at, proof[at]! ^ 1));
		refused(await prove(changed), /proof: /);
	});

	test("judges every proof of spec/vectors/log-tree.json as this ledger does", { skip }, async () => {
		const vectors = fileURLToPath(new URL("../../spec/vectors/log-tree.json", import.meta.url));
		assert.deepEqual(await run(program, ["-vectors", vectors]), {
			ok: true,
			report: { inclusion: 25, consistency: 22 },
		});
	});
});

describe("the transparency-dev tools (Tessera fsck and client, merkle, formats)", () => {
	const program = buildGo("tessera");
	const skip = "missing" in program && program.missing;
	const check = (at: string, cosigner = cosignerKeys[0]!) =>
		run(program, [
			"-log",
			`${at}/`,
			"-vkey",
			vkey,
			"-cosigner",
			cosigner,
			"-old",
			side.old,
			"-index",
			String(ENTRY),
		]);

	test("checks every entry and tile, a cosignature, inclusion and growth", { skip }, async () => {
		const report = { size: SIZE, included: ENTRY, consistentFrom: OLD_SIZE };
		assert.deepEqual(await check(`${url}/good`), { ok: true, report });
	});

	test("refuses a log with one bit changed in a tile or an entry, and one the cosigner did not sign", {
		skip,
	}, async () => {
		for (const path of ["tile/0/100", "tile/1/000", "tile/entries/007"]) {
			damaged(path);
			refused(await check(`${url}/bad`), /fsck: /);
		}
		const stranger = noteSigner("w9.example", new Uint8Array(32).fill(9));
		const key = formatVkey(verifierKey(stranger.name, COSIGNER_KEY, stranger.publicKey));
		refused(await check(`${url}/good`, key), /cosignature: /);
	});
});

function cosigned(size: number, rootHash: Bytes): Bytes {
	const text = formatCheckpoint({ origin: log.name, size, root: rootHash, extensions: [] });
	const note = parseNote(signNote(text, [log]));
	assert.ok(note.ok);
	return formatNote(
		addSignatures(
			note.value,
			witnesses.map((witness) => cosign(text, witness, 1_772_323_200)),
		),
	);
}

/** A copy of the log in which one bit of one file is another. */
function damaged(path: string): string {
	const bad = join(root, "bad");
	rmSync(bad, { recursive: true, force: true });
	cpSync(good, bad, { recursive: true });
	const file = join(bad, path);
	const bytes = readFileSync(file);
	writeFileSync(file, bytes.with(20, bytes[20]! ^ 1));
	return bad;
}

function refused(verdict: Verdict, reason: RegExp): void {
	assert.ok(!verdict.ok, "the program accepted it");
	assert.match(verdict.stderr, reason);
}

function run(program: GoProgram, args: readonly string[]) {
	if ("missing" in program) throw new Error(program.missing);
	return program.run(args);
}
