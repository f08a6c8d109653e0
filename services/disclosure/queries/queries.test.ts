import assert from "node:assert/strict";
import { test } from "node:test";
import { DisclosureCity, hashOf } from "../../../testing/service-suite/disclosure-city.ts";

interface Page {
	readonly rows: readonly { readonly content?: string; readonly number?: number }[];
	readonly total: number;
}

test("people and departments find what is sealed, opened, consented, disputed and asked for", () => {
	const told = new DisclosureCity();
	const { city, owner, tag, land, tax } = told;
	const ask = (query: string, parameters: Record<string, string>) =>
		city.ledger.query("disclosure", query, parameters);
	const page = (query: string, parameters: Record<string, string>) => ask(query, parameters) as Page;
	const content = told.seal("address", "telephone");
	assert.equal((ask("sealing-keys", { holder: land.id }) as { keys: [] }).keys.length, 1);
	assert.equal(ask("sealing-keys", { holder: "department:none" }), undefined);
	assert.equal((ask("content", { content }) as { tag: string }).tag, tag);
	assert.equal(ask("content", { content: hashOf("x") }), undefined);
	assert.equal(page("contents", { tag }).total, 2);
	assert.equal(page("contents", { department: tax.id }).total, 0);
	assert.deepEqual(ask("chain", { tag }), { tag, count: 0, disputes: [] });
	told.open(content);
	told.open(content);
	city.expect(owner, "disclosure/dispute", { tag, number: 2, ground: "other" });
	assert.equal((ask("chain", { tag }) as { count: number }).count, 2);
	assert.equal(page("disclosures", { tag }).total, 2);
	assert.deepEqual(page("disclosures", { department: land.id, dispute: "open" }).rows[0]?.number, 2);
	city.expect(owner, "disclosure/consent", told.consenting(content));
	assert.equal(page("consents", { department: tax.id, status: "given" }).total, 1);
	assert.equal(page("consents", { department: land.id }).total, 0);
	city.expect(owner, "disclosure/request", { content, kind: "erasure" });
	assert.equal(page("requests", { department: land.id, status: "open" }).rows[0]?.content, content);
	assert.equal(page("requests", { tag, status: "granted" }).total, 0);
});
