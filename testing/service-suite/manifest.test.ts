import assert from "node:assert/strict";
import { test } from "node:test";
import { coreRefusals } from "@mingjian/ledger/runtime/refusal.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import { manifests } from "@mingjian/services/manifests.ts";

const name = /^[a-z][a-z0-9-]{0,63}$/;

/** Both languages, each in its own script. */
function assertWords(words: Words, where: string): void {
	assert.deepEqual(Object.keys(words).sort(), ["en", "zh"], where);
	assert.match(words.zh, /\p{Script=Han}/u, `${where}: zh`);
	assert.match(words.en, /^[^\p{Script=Han}]*[A-Za-z][^\p{Script=Han}]*$/u, `${where}: en`);
}

test("manifests and contracts list the same services", () => {
	assert.deepEqual(
		manifests,
		contracts.map(({ manifest }) => manifest),
	);
});

test("core refusals are said in both languages", () => {
	for (const [code, words] of Object.entries(coreRefusals)) assertWords(words, code);
});

for (const { manifest, actions, queries } of contracts) {
	const { id } = manifest;

	test(`${id}: has words for everything, in Chinese and English`, () => {
		assertWords(manifest.title, `${id} title`);
		assertWords(manifest.summary, `${id} summary`);
		for (const [key, each] of [...Object.entries(manifest.actions), ...Object.entries(manifest.queries)]) {
			assertWords(each.title, `${id}/${key} title`);
			assertWords(each.summary, `${id}/${key} summary`);
		}
		for (const [role, words] of Object.entries(manifest.roles)) assertWords(words, `${id} role ${role}`);
		for (const [code, words] of Object.entries(manifest.refusals)) assertWords(words, `${id}/${code}`);
	});

	test(`${id}: names, version and codes are well-formed`, () => {
		assert.match(manifest.version, /^[0-9]+\.[0-9]+\.[0-9]+$/);
		const names = [manifest.actions, manifest.queries, manifest.roles, manifest.refusals].flatMap(
			Object.keys,
		);
		for (const each of [id, ...names]) assert.match(each, name);
		for (const code of Object.keys(manifest.refusals)) assert.ok(!(code in coreRefusals), code);
	});

	test(`${id}: every action and query is bound, and nothing else`, () => {
		assert.deepEqual(Object.keys(actions).sort(), Object.keys(manifest.actions).sort());
		assert.deepEqual(Object.keys(queries).sort(), Object.keys(manifest.queries).sort());
		for (const action of Object.values(actions))
			assert.deepEqual([typeof action.check, typeof action.apply], ["function", "function"]);
		for (const query of Object.values(queries)) assert.equal(typeof query, "function");
	});

	test(`${id}: collections are its own and named once`, () => {
		const names = manifest.collections.map((each) => each.name);
		assert.equal(new Set(names).size, names.length);
		for (const each of names) assert.match(each, new RegExp(`^${id}\\.[a-z][a-z0-9-]*$`));
	});
}
