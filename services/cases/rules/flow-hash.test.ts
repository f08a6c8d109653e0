import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { canonicalJson } from "@mingjian/ledger/crypto/canonical-json.ts";
import type { Flow } from "../flow-schema.ts";
import { flowHash } from "./flow-hash.ts";

interface Vectors {
	readonly cases: readonly { title: string; flow: Flow; canonical: string; hash: string }[];
}

const file = join(import.meta.dirname, "..", "vectors", "flow-hash.json");
const vectors = JSON.parse(readFileSync(file, "utf8")) as Vectors;

for (const { title, flow, canonical, hash } of vectors.cases) {
	test(`the hash of ${title} is the stored one, whatever the order of members`, () => {
		assert.equal(canonicalJson(flow), canonical);
		assert.equal(flowHash(flow), hash);
		const turned = Object.fromEntries(Object.entries(flow).reverse()) as Flow;
		assert.equal(flowHash(turned), hash);
		assert.equal(createHash("sha256").update(`mingjian/flow/1\n${canonical}`).digest("base64"), hash);
		assert.notEqual(flowHash({ ...flow, deliveryDays: flow.deliveryDays + 1 }), hash);
	});
}

test("there are vectors", () => {
	assert.ok(vectors.cases.length >= 2);
});
