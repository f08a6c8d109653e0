import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fromBase64, toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { formatAnchorProof, parseAnchorProof } from "./anchor-proof.ts";
import { coversLeaf, verifyAnchorProof } from "./verify-anchor-proof.ts";

interface Case {
	readonly about: string;
	/** The `.anchor` file. */
	readonly file: string;
	/** What it proves … */
	readonly proves?: {
		readonly chain: string;
		readonly block: { readonly hash: string; readonly number: number; readonly timeMs: number };
		readonly size: number;
		/** Base64. */
		readonly root: string;
	};
	/** … or why it proves nothing. */
	readonly reason?: string;
	/** Leaves under checkpoints of the same log, and what the file says of each. */
	readonly leaves?: readonly {
		readonly index: number;
		readonly size: number;
		readonly root: string;
		readonly reason: string | null;
	}[];
}

const vectors = JSON.parse(
	readFileSync(new URL("../../spec/vectors/anchors.json", import.meta.url), "utf8"),
) as {
	readonly policy: { readonly origin: string; readonly logKeys: string[] };
	readonly cases: readonly Case[];
};

for (const { about, file, proves, reason, leaves = [] } of vectors.cases) {
	test(`anchor proofs: ${about}`, () => {
		const verdict = verifyAnchorProof(utf8(file), vectors.policy);
		if (!proves) return assert.deepEqual(verdict, { ok: false, reason });
		assert.ok(verdict.ok, JSON.stringify(verdict));
		const { chain, block, checkpoint } = verdict.value;
		const { size, root } = checkpoint;
		assert.deepEqual({ chain, block, size, root: toBase64(root) }, proves);
		const parsed = parseAnchorProof(utf8(file));
		assert.ok(parsed.ok);
		assert.deepEqual(formatAnchorProof(parsed.value), utf8(file));
		for (const leaf of leaves) {
			const shown = { size: leaf.size, root: fromBase64(leaf.root) };
			const covered = coversLeaf(verdict.value, { index: leaf.index, checkpoint: shown });
			assert.equal(covered.ok ? null : covered.reason, leaf.reason, `leaf ${leaf.index} of ${leaf.size}`);
		}
	});
}
