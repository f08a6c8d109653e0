import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { catalogue } from "@mingjian/services/catalogue/contract.ts";
import type { DepartmentPage, HashLine, HashPage, ItemPage } from "@mingjian/services/catalogue/views.ts";
import { identity } from "@mingjian/services/identity/contract.ts";
import { testShared } from "../../testing/shared-data.ts";
import { TestLedger } from "../../testing/test-ledger.ts";
import { onRecord } from "./on-record.ts";
import { type ImportPlan, type OnRecord, planImport } from "./plan-import.ts";

function begin(): TestLedger {
	const { signer } = TestLedger.prototype;
	const keys = [{ algorithm: "Ed25519", publicKey: toBase64(signer("operator").publicKey) }];
	const operators = [{ id: "operator:city", name: { zh: "运维方", en: "Operator" }, keys }];
	return TestLedger.begin({ contracts: [identity, catalogue], services: { identity: { operators } } });
}

/** Registers and signs as a plan says; every act must succeed. */
function carryOut(ledger: TestLedger, plan: ImportPlan): void {
	const departments = plan.departments
		.filter(({ registered }) => !registered)
		.map(({ account, code, codeScheme, name }) => ({
			code,
			codeScheme,
			name,
			keys: [{ algorithm: "Ed25519", publicKey: toBase64(ledger.signer(account).publicKey) }],
		}));
	if (departments.length > 0) {
		const { code } = ledger.act({
			by: ledger.signer("operator"),
			actor: "operator:city",
			service: "identity",
			action: "register-departments",
			input: { departments } as unknown as Json,
		});
		assert.equal(code, "ok");
	}
	for (const { department, input } of plan.acts) {
		const { code } = ledger.act({
			by: ledger.signer(department),
			actor: department,
			service: "catalogue",
			action: "publish-many",
			input: input as unknown as Json,
		});
		assert.equal(code, "ok", department);
	}
}

/** Reads back what the record holds, page by page, as an importer does. */
function readBack(ledger: TestLedger, plan: ImportPlan): OnRecord {
	const rows: HashLine[] = [];
	for (let after: string | undefined; ; ) {
		const page = ledger.query("catalogue", "hashes", {
			limit: 100,
			...(after === undefined ? {} : { after }),
		}) as HashPage;
		rows.push(...page.rows);
		if (page.next === undefined) return onRecord(plan.departments, rows);
		after = page.next;
	}
}

testShared(
	"the district's catalogue is published by its departments, and planning again finds nothing to do",
	"service-items/guangan_service_items.json",
	(path) => {
		const rows = JSON.parse(readFileSync(path, "utf8")) as unknown[];
		const ledger = begin();
		const plan = planImport(rows, onRecord([], []), { note: "目录导入" });
		carryOut(ledger, plan);
		assert.equal((ledger.query("catalogue", "items", {}) as ItemPage).total, 1135);
		const page = ledger.query("catalogue", "departments", {}) as DepartmentPage;
		assert.equal(page.total, 34);
		assert.deepEqual(page.rows[0]?.name, {
			zh: "区行政审批局",
			en: "District Administrative Approval Bureau",
		});
		assert.equal(page.rows[0]?.published, 344);
		const again = planImport(rows, readBack(ledger, plan), { note: "目录导入" });
		assert.deepEqual(again.acts, []);
		assert.deepEqual(
			again.departments.filter(({ registered }) => !registered),
			[],
		);
		assert.equal(again.report.outcomes.unchanged, 1135);
	},
);

testShared(
	"an import cut short is finished by running it again",
	"service-items/guangan_service_items.json",
	(path) => {
		const rows = JSON.parse(readFileSync(path, "utf8")) as unknown[];
		const ledger = begin();
		const plan = planImport(rows, onRecord([], []));
		carryOut(ledger, { ...plan, acts: plan.acts.slice(0, 10) });
		const rest = planImport(rows, readBack(ledger, plan));
		assert.deepEqual(rest.acts, plan.acts.slice(10));
		carryOut(ledger, rest);
		assert.deepEqual(planImport(rows, readBack(ledger, plan)).acts, []);
	},
);
