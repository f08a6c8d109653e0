import assert from "node:assert/strict";
import { test } from "node:test";
import { toBase64 } from "../crypto/base64.ts";
import { emptyRoot } from "../merkle/log/hash.ts";
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from "./checkpoint.ts";

const root = new Uint8Array(32).fill(0xa5);
const rootLine = toBase64(root);
const checkpoint: Checkpoint = { origin: "example.org/log", size: 42, root, extensions: [] };

test("writes and reads checkpoints", () => {
	assert.equal(formatCheckpoint(checkpoint), `example.org/log\n42\n${rootLine}\n`);
	const cases: Checkpoint[] = [
		checkpoint,
		{ ...checkpoint, size: Number.MAX_SAFE_INTEGER },
		{ ...checkpoint, size: 0, root: emptyRoot() },
		{ ...checkpoint, origin: "市政府 日志", extensions: ["one", "two words"] },
	];
	for (const value of cases) assert.deepEqual(parseCheckpoint(formatCheckpoint(value)), { ok: true, value });
});

test("names what is wrong with a checkpoint", () => {
	const cases: [string, string][] = [
		["", "checkpoint-lines"],
		[`o\n1\n${rootLine}`, "checkpoint-lines"],
		["o\n1\n", "checkpoint-lines"],
		[`\n1\n${rootLine}\n`, "checkpoint-origin"],
		[`${"o".repeat(256)}\n1\n${rootLine}\n`, "checkpoint-origin"],
		[`o\n01\n${rootLine}\n`, "checkpoint-size"],
		[`o\n+1\n${rootLine}\n`, "checkpoint-size"],
		[`o\n-1\n${rootLine}\n`, "checkpoint-size"],
		[`o\n1e3\n${rootLine}\n`, "checkpoint-size"],
		[`o\n１\n${rootLine}\n`, "checkpoint-size"],
		[`o\n\n${rootLine}\n`, "checkpoint-size"],
		[`o\n9007199254740992\n${rootLine}\n`, "checkpoint-size"],
		[`o\n1\n${rootLine} \n`, "checkpoint-root"],
		[`o\n1\n${rootLine.slice(0, -1)}\n`, "checkpoint-root"],
		[`o\n1\n${toBase64(root.slice(1))}\n`, "checkpoint-root"],
		[`o\n1\n${rootLine.replace("U=", "V=")}\n`, "checkpoint-root"],
		[`o\n0\n${rootLine}\n`, "checkpoint-root"],
		[`o\n1\n${rootLine}\n\n`, "checkpoint-extensions"],
		[`o\n1\n${rootLine}\n${"e\n".repeat(17)}`, "checkpoint-extensions"],
		[`o\n1\n${rootLine}\n${"e".repeat(1025)}\n`, "checkpoint-extensions"],
	];
	for (const [text, reason] of cases) assert.deepEqual(parseCheckpoint(text), { ok: false, reason }, text);
});

test("refuses to write what is not a checkpoint", () => {
	const cases: Partial<Checkpoint>[] = [
		{ origin: "" },
		{ origin: "a\nb" },
		{ origin: "o\n1" },
		{ size: -1 },
		{ size: 1.5 },
		{ size: 0 },
		{ size: 2 ** 53 },
		{ root: new Uint8Array(31) },
		{ extensions: [""] },
		{ extensions: ["a\nb"] },
	];
	for (const change of cases)
		assert.throws(() => formatCheckpoint({ ...checkpoint, ...change }), RangeError, JSON.stringify(change));
});
