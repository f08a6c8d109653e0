import assert from "node:assert/strict";
import { test } from "node:test";
import { validator } from "@mingjian/ledger/runtime/validators.ts";
import { CatalogueCity, smallGuide } from "../catalogue-city.test.ts";
import type { Guide } from "../guide-schema.ts";
import { guideHash } from "../rules/guide-hash.ts";
import { catalogueService } from "../service.ts";
import type { DepartmentPage, DiffView, HashPage, ItemPage, ItemView, VersionPage } from "../views.ts";

const day = 24 * 60 * 60 * 1000;
const permit: Guide = {
	...smallGuide,
	title: { zh: "居住证申领", en: "Residence permit" },
	keywords: { zh: ["暂住证"], en: [] },
};
const planning: Guide = { title: { zh: "建设用地规划许可" }, taskType: "01", divisionCode: "990100" };
const begin = Date.UTC(2026, 0, 5);

/** Two items: A1 of the police with a second version a day ahead, B1 of the land department, withdrawn later. */
function city(): CatalogueCity {
	const made = new CatalogueCity();
	made.act(made.police, "publish", { code: "A100", guide: permit });
	made.act(made.police, "publish", { code: "A200", guide: { ...smallGuide, title: { zh: "户口迁移" } } });
	made.act(made.land, "publish", { code: "B100", guide: planning });
	made.act(made.police, "amend", {
		code: "A100",
		guide: { ...permit, limits: { promisedDays: 5 } },
		effectiveFromMs: begin + day,
		note: "公布时限",
	});
	return made;
}

function fits(query: keyof typeof catalogueService.queries, answer: unknown): void {
	const check = validator(catalogueService.queries[query].result);
	assert.ok(check.Check(answer), JSON.stringify(check.Errors(answer)));
}

test("an item is shown with the version in force at the time asked for", () => {
	const asked = city();
	const at = (atMs: number) => asked.ask<ItemView>("item", { code: "A100", atMs });
	assert.equal(at(begin - 1).inForce, undefined);
	assert.equal(at(begin - 1).shown, undefined);
	assert.equal(at(begin).shown?.version, 1);
	assert.equal(at(begin + day - 1).shown?.version, 1);
	assert.equal(at(begin + day).shown?.version, 2);
	fits("item", at(begin));
	fits("item", at(begin - 1));
});

test("an item is shown with a version asked for, in force or not, and with its history", () => {
	const asked = city();
	const view = asked.ask<ItemView>("item", { code: "A100", version: 2 });
	assert.equal(view.inForce, 1);
	assert.equal(view.shown?.note, "公布时限");
	assert.equal(view.itemStamp.revision, 2);
	assert.equal(view.versionStamp?.revision, 1);
	assert.deepEqual(view.ownerName, { zh: "市公安局", en: "Public Security Bureau" });
	assert.equal(asked.ask("item", { code: "A100", version: 3 }), undefined);
	assert.equal(asked.ask("item", { code: "A999" }), undefined);
});

test("items are listed by department, type and status", () => {
	const asked = city();
	asked.act(asked.land, "withdraw", { code: "B100", reason: "停办" });
	const codes = (parameters: Record<string, string | number>) =>
		asked.ask<ItemPage>("items", parameters).rows.map(({ code }) => code);
	assert.deepEqual(codes({}), ["A100", "A200", "B100"]);
	assert.deepEqual(codes({ owner: asked.police }), ["A100", "A200"]);
	assert.deepEqual(codes({ taskType: "01" }), ["B100"]);
	assert.deepEqual(codes({ status: "published" }), ["A100", "A200"]);
	assert.deepEqual(codes({ status: "withdrawn", owner: asked.police }), []);
	fits("items", asked.ask("items", {}));
});

test("a list comes in pages", () => {
	const asked = city();
	const first = asked.ask<ItemPage>("items", { limit: 2 });
	assert.equal(first.total, 3);
	const rest = asked.ask<ItemPage>("items", { limit: 2, after: first.next! });
	assert.deepEqual(
		[...first.rows, ...rest.rows].map(({ code }) => code),
		["A100", "A200", "B100"],
	);
	assert.equal(rest.next, undefined);
});

test("search finds published items only", () => {
	const asked = city();
	const codes = (text: string) => asked.ask<ItemPage>("search", { text }).rows.map(({ code }) => code);
	assert.deepEqual(codes("居住证"), ["A100"]);
	assert.deepEqual(codes("暂住证"), ["A100"]);
	assert.deepEqual(codes("residence"), ["A100"]);
	assert.deepEqual(codes("规划许可"), ["B100"]);
	assert.deepEqual(codes("狗证"), []);
	asked.act(asked.land, "withdraw", { code: "B100", reason: "停办" });
	assert.deepEqual(codes("规划许可"), []);
	fits("search", asked.ask("search", { text: "居住证" }));
});

test("departments are counted, most items first", () => {
	const asked = city();
	asked.act(asked.police, "withdraw", { code: "A200", reason: "停办" });
	asked.act(asked.land, "publish", { code: "B200", guide: planning });
	const page = asked.ask<DepartmentPage>("departments", {});
	assert.deepEqual(
		page.rows.map(({ name, published, withdrawn }) => [name?.zh, published, withdrawn]),
		[
			["市自然资源局", 2, 0],
			["市公安局", 1, 1],
		],
	);
	fits("departments", page);
});

test("the versions of an item are listed, newest first", () => {
	const asked = city();
	const page = asked.ask<VersionPage>("versions", { code: "A100" });
	assert.deepEqual(
		page.rows.map(({ version, note }) => [version, note]),
		[
			[2, "公布时限"],
			[1, undefined],
		],
	);
	fits("versions", page);
	assert.equal(asked.ask("versions", { code: "A999" }), undefined);
});

test("what changed between two versions is told place by place", () => {
	const asked = city();
	const view = asked.ask<DiffView>("diff", { code: "A100", from: 1, to: 2 });
	assert.deepEqual(view, {
		code: "A100",
		from: 1,
		to: 2,
		changes: [{ pointer: "/limits", kind: "added", after: { promisedDays: 5 } }],
	});
	fits("diff", view);
	assert.equal(asked.ask("diff", { code: "A100", from: 1, to: 3 }), undefined);
	assert.equal(asked.ask("diff", { code: "A999", from: 1, to: 2 }), undefined);
});

test("the hashes of all versions of all items are listed in pages", () => {
	const asked = city();
	const first = asked.ask<HashPage>("hashes", { limit: 1 });
	const [line] = first.rows;
	assert.deepEqual(line, {
		code: "A100",
		owner: asked.police,
		status: "published",
		hashes: [guideHash(permit), guideHash({ ...permit, limits: { promisedDays: 5 } })],
	});
	const rest = asked.ask<HashPage>("hashes", { limit: 5, after: first.next! });
	assert.deepEqual(
		rest.rows.map(({ code }) => code),
		["A200", "B100"],
	);
	assert.deepEqual(
		asked.ask<HashPage>("hashes", { owner: asked.land }).rows.map(({ code }) => code),
		["B100"],
	);
	fits("hashes", first);
});
