import assert from "node:assert/strict";
import { test } from "node:test";
import { clause, DisclosureCity, hashOf, purpose } from "../../../testing/service-suite/disclosure-city.ts";
import { publicKey } from "../../../testing/service-suite/small-city.ts";
import { contents } from "../state.ts";

const act = "disclosure/seal";

test("a person seals contents under a tag, and the record holds hashes alone", () => {
	const told = new DisclosureCity();
	const { city, owner, tag, land } = told;
	const part = told.part("address");
	assert.deepEqual(city.expect(owner, act, told.sealing(part, told.part("telephone"))), { contents: 2 });
	const { content, ...rest } = part;
	assert.deepEqual(city.ledger.get(contents, content), {
		tag,
		responsible: land.id,
		purpose,
		basis: clause,
		...rest,
		consented: [],
		sealedMs: city.ledger.timeMs,
	});
});

test("a registered citizen seals under a tag whose key signs too", () => {
	const told = new DisclosureCity();
	const { city, owner } = told;
	const citizen = city.citizen("lin");
	const sealing = told.sealing(told.part("address"));
	assert.equal(city.code(citizen, act, sealing), "disclosure/owner-unproved");
	assert.equal(city.code(citizen, act, sealing, { with: [owner.by] }), "ok");
});

test("a tag registered as an account acts as that account alone, with the keys in force there", () => {
	const told = new DisclosureCity();
	const { city, owner } = told;
	const citizen = city.citizen("lin");
	const spare = city.signer("lin's spare key");
	city.expect(owner, "identity/register", { keys: [publicKey(owner.by)] });
	city.expect(owner, "identity/add-key", { key: publicKey(spare) }, { with: [spare] });
	city.expect({ ...owner, by: spare }, "identity/revoke-key", { key: told.tag });
	const sealing = told.sealing(told.part("address"));
	assert.equal(city.code(citizen, act, sealing, { with: [owner.by] }), "disclosure/owner-unproved");
	assert.equal(city.code(owner, act, sealing), "key-revoked");
	assert.equal(city.code({ ...owner, by: spare }, act, sealing), "ok");
});

test("a department seals what it holds and is responsible for", () => {
	const told = new DisclosureCity();
	const { city, land, tax } = told;
	assert.equal(city.code(tax, act, told.sealing(told.part("address"))), "disclosure/departments-unfit");
	assert.equal(city.code(land, act, told.sealing(told.part("address"))), "ok");
});

test("a content is sealed once", () => {
	const told = new DisclosureCity();
	const { city, owner } = told;
	const part = told.part("address");
	assert.equal(city.code(owner, act, told.sealing(part, part)), "disclosure/content-sealed");
	city.expect(owner, act, told.sealing(part));
	assert.equal(city.code(owner, act, told.sealing(part)), "disclosure/content-sealed");
});

test("the responsible department is among those entitled, each named once", () => {
	const told = new DisclosureCity();
	const { city, owner, land, tax } = told;
	for (const departments of [[tax], [land, land]]) {
		const sealing = told.sealing(told.part("address", departments));
		assert.equal(city.code(owner, act, sealing), "disclosure/departments-unfit");
	}
	assert.equal(city.code(owner, act, told.sealing(told.part("address", [land, tax]))), "ok");
});

test("contents are sealed only to keys in force, the owner's too", () => {
	const told = new DisclosureCity();
	const { city, owner } = told;
	const part = told.part("address");
	const stranger = { ...part.owner, key: `s${"a".repeat(32)}` };
	const toOwner = told.sealing({ ...part, owner: stranger });
	assert.equal(city.code(owner, act, toOwner), "disclosure/sealing-key-unknown");
	const toOffice = told.sealing({
		...part,
		departments: [{ ...part.departments[0]!, key: stranger.key }],
	});
	assert.equal(city.code(owner, act, toOffice), "disclosure/sealing-key-unknown");
});

test("no term has room for what is personal", () => {
	const told = new DisclosureCity();
	const { city, owner } = told;
	const part = told.part("address");
	const refused = [
		{ ...told.sealing(part), purpose: "440106199001011234" },
		{ ...told.sealing(part), purpose: "张伟" },
		{ ...told.sealing(part), basis: { ...clause, law: "张伟 13800138000" } },
		{ ...told.sealing(part), basis: { ...clause, law: "《13800138000》" } },
		{ ...told.sealing(part), basis: { ...clause, article: "13800138000" } },
		{ ...told.sealing(part), note: "张伟" },
		told.sealing({ ...part, group: "zhang3" }),
		told.sealing({ ...part, content: hashOf("address").toUpperCase() }),
	];
	for (const input of refused) assert.equal(city.code(owner, act, input), "input-invalid");
});
