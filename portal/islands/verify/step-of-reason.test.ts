import assert from "node:assert/strict";
import { test } from "node:test";
import { verifyReasons } from "@mingjian/client/verify/words.ts";
import { entryChecks, stateChecks } from "../../parts/verify-words.ts";
import { stepOfReason } from "./step-of-reason.ts";

test("every reason for refusing a proof belongs to a check that a panel shows", () => {
	const checks = new Set<string>([...entryChecks, ...stateChecks]);
	for (const reason of verifyReasons) assert.ok(checks.has(stepOfReason(reason) ?? ""), reason);
});
