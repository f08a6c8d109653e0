import assert from "node:assert/strict";
import { test } from "node:test";
import type { LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import {
	decideByAge,
	registerSealing,
	sealFor,
	sealingFor,
	type TagHolder,
	tagHolder,
} from "../../../testing/service-suite/case-wiring.ts";
import { application, automaticFlow, CasesCity, hashOf, item } from "../cases-city.test.ts";
import type { Flow } from "../flow-schema.ts";
import type { OfferPage } from "../views.ts";

const office = "department:planning";

/** A city whose item asks for sealed answers and a sealed map, and a person with a tag. */
class SealedCity {
	readonly city: CasesCity;
	readonly lin: TagHolder;
	count = 0;

	constructor(more: Partial<Flow> = {}) {
		this.city = CasesCity.withRule(automaticFlow({ sealing: sealingFor(office), ...more }));
		registerSealing(this.city.small, this.city.planning);
		this.lin = tagHolder(this.city.small, "a tag of lin");
	}

	seal(group: string, purpose?: string) {
		this.count++;
		const what = { office: this.city.planning, group, name: `${group} ${this.count}` };
		return sealFor(this.city.small, this.lin, purpose === undefined ? what : { ...what, purpose });
	}

	handed(...groups: string[]) {
		return {
			item,
			answers: hashOf("answers"),
			contents: groups.map((group) => ({ group, content: this.seal(group).content })),
			materials: [{ code: "map", ...this.seal("map") }],
			public: application.public,
		};
	}

	submit(input: object, by: readonly LocalSigner[] = [this.lin.by]): string {
		const { small, wang } = this.city;
		return small.code(wang, "cases/submit", input as Json, { with: by }).replace("cases/", "");
	}
}

test("an application names sealed contents of its applicant that the entitled departments can open", () => {
	const sealed = new SealedCity();
	const input = sealed.handed("identity", "contact");
	const { small, wang } = sealed.city;
	const { case: id } = small.expect(wang, "cases/submit", input, { with: [sealed.lin.by] }) as {
		case: string;
	};
	const { contents, materials } = sealed.city.get(id);
	assert.deepEqual([contents, materials], [input.contents, input.materials]);
});

test("contents that are missing, surplus, another's, for another purpose, erased or changed are refused", () => {
	const sealed = new SealedCity();
	const good = sealed.handed("identity");
	const identity = good.contents[0]!.content;
	assert.equal(sealed.submit({ ...good, contents: [] }), "content-missing");
	assert.equal(sealed.submit({ ...good, contents: undefined }), "content-missing");
	assert.equal(sealed.submit({ ...good, contents: [...good.contents, ...good.contents] }), "content-group");
	assert.equal(
		sealed.submit({ ...good, contents: [{ group: "contact", content: identity }, ...good.contents] }),
		"content-group",
	);
	const surplus = { group: "wealth", content: sealed.seal("wealth").content };
	assert.equal(sealed.submit({ ...good, contents: [surplus, ...good.contents] }), "content-group");
	assert.equal(
		sealed.submit({ ...good, contents: [{ group: "identity", content: "00".repeat(32) }] }),
		"content-not-held",
	);
	const elsewhere = { group: "identity", content: sealed.seal("identity", "tax-relief").content };
	assert.equal(sealed.submit({ ...good, contents: [elsewhere] }), "content-not-open");
	assert.equal(
		sealed.submit({ ...good, materials: [{ code: "map", commitment: hashOf("map") }] }),
		"content-missing",
	);
	const changed = { ...good.materials[0]!, commitment: hashOf("another map") };
	assert.equal(sealed.submit({ ...good, materials: [changed] }), "content-differs");
	assert.equal(sealed.submit(good, []), "content-not-own");
	assert.equal(sealed.submit(good), "ok");
	sealed.city.small.expect(sealed.city.planning, "disclosure/erase", {
		content: identity,
		basis: sealingFor(office).basis,
	});
	assert.equal(sealed.submit(good), "content-not-held");
	const plain = CasesCity.withFlow();
	assert.equal(
		plain.code(plain.wang, "submit", { ...application, contents: good.contents }),
		"contents-unasked",
	);
});

test("a correction brings newer contents in the place of older ones, and nobody else's", () => {
	const sealed = new SealedCity();
	const { city, lin } = sealed;
	const input = sealed.handed("identity", "contact");
	const { case: id } = city.small.expect(city.wang, "cases/submit", input, { with: [lin.by] }) as {
		case: string;
	};
	city.ok(city.clerk, "return", { case: id, stage: "intake", materials: [], explanation: hashOf("x") });
	const newer = [{ group: "contact", content: sealed.seal("contact").content }];
	const correct = { case: id, materials: [], contents: newer };
	assert.equal(city.code(city.wang, "correct", correct), "content-not-own");
	const twice = { ...correct, contents: [...newer, ...newer] };
	assert.equal(city.small.code(city.wang, "cases/correct", twice, { with: [lin.by] }), "cases/content-group");
	city.small.expect(city.wang, "cases/correct", correct, { with: [lin.by] });
	assert.deepEqual(city.get(id).contents, [input.contents[0], ...newer]);
});

test("a decision by rule counts where it names just the sealed contents that were handed in", () => {
	const sealed = new SealedCity();
	const { city, lin } = sealed;
	const input = sealed.handed("identity", "contact");
	const { case: id } = city.small.expect(city.wang, "cases/submit", input, { with: [lin.by] }) as {
		case: string;
	};
	const [identity, contact] = input.contents.map(({ content }) => ({
		content,
		commitment: (city.small.ledger.query("disclosure", "content", { content }) as { commitment: string })
			.commitment,
	}));
	const accept = (...sources: { content: string; commitment: string }[]) =>
		city.code(city.planning, "accept", {
			case: id,
			ruleDecision: decideByAge(city.small, city.planning, { matter: id, age: 80, sources }),
		});
	assert.equal(accept(), "rule-decision-sources");
	assert.equal(accept(identity!), "rule-decision-sources");
	assert.equal(accept(identity!, { ...contact!, commitment: hashOf("other") }), "rule-decision-sources");
	const stray = sealed.seal("contact");
	assert.equal(accept(identity!, stray), "rule-decision-sources");
	assert.equal(accept(identity!, contact!, stray), "rule-decision-sources");
	assert.equal(accept(contact!, identity!), "ok");
});

test("a department begins a case for somebody from what it holds, and the person is the applicant", () => {
	const sealed = new SealedCity({ proactive: true, materials: [], publicMembers: [] });
	const { city, lin } = sealed;
	const contents = [{ group: "identity", content: sealed.seal("identity").content }];
	const input = { item, answers: hashOf("held"), contents, public: {} };
	assert.equal(city.code(city.wang, "offer", input), "not-allowed");
	assert.equal(city.code(city.land, "offer", input), "office-other");
	const { case: id } = city.ok(city.planning, "offer", input) as { case: string };
	assert.equal(city.code(city.planning, "offer", input), "offered-already");
	const ruleDecision = city.ruled(id);
	city.ok(city.planning, "accept", { case: id, ruleDecision });
	city.ok(city.planning, "decide", { case: id, outcome: "granted", ruleDecision });
	const { applicant, proactive, decision } = city.get(id);
	assert.deepEqual([applicant, proactive, decision?.outcome], [lin.owner.id, true, "granted"]);
	const applied = new SealedCity({ proactive: true, materials: [], publicMembers: [] });
	const own = [{ group: "identity", content: applied.seal("identity").content }];
	assert.equal(applied.submit({ ...input, materials: [], contents: own }), "ok");
	assert.equal(
		applied.city.code(applied.city.planning, "offer", { ...input, contents: own }),
		"offered-already",
	);
	const known = applied.city.ask<OfferPage>("offers", { item });
	assert.deepEqual(
		known.rows.map((each) => each.applicant),
		[applied.lin.owner.id],
	);
	const plain = new SealedCity({ materials: [], publicMembers: [] });
	const held = [{ group: "identity", content: plain.seal("identity").content }];
	assert.equal(plain.city.code(plain.city.planning, "offer", { ...input, contents: held }), "not-proactive");
});

test("a flow says to whom what is sealed, its own department among them", () => {
	const code = (sealing: object, more: Partial<Flow> = {}) => {
		const city = new CasesCity();
		const flow = automaticFlow({ sealing: { ...sealingFor(office), ...sealing }, ...more });
		return city.code(city.planning, "publish-flow", { item, flow });
	};
	const group = sealingFor(office).groups[0]!;
	assert.equal(code({}), "ok");
	assert.equal(code({ groups: [group, group] }), "flow-sealing");
	assert.equal(code({ groups: [{ ...group, group: "map" }] }), "flow-sealing");
	assert.equal(code({ groups: [{ ...group, departments: ["department:land"] }] }), "flow-sealing");
	assert.equal(
		code({ groups: [{ ...group, departments: [office, "department:none"] }] }),
		"flow-office-unknown",
	);
	assert.equal(code({ materials: [] }), "flow-sealing");
});
