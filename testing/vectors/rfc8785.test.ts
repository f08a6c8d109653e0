import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { canonicalJson } from "@mingjian/ledger/crypto/canonical-json.ts";
import { testShared } from "../shared-data.ts";
import { runVectors } from "./vector-run.ts";

for (const name of ["values", "weird"]) {
	testShared(
		`writes the canonical JSON of RFC 8785's ${name}`,
		`crypto/rfc8785-jcs/input-${name}.json`,
		(file) => {
			const input = readFileSync(file, "utf8");
			const output = readFileSync(file.replace("input-", "output-"), "utf8");
			const answer = () => canonicalJson(JSON.parse(input)) === output;
			runVectors(`rfc8785-jcs/input-${name}.json`, [{ about: name, expected: true, answer }], true);
			assert.notEqual(JSON.stringify(JSON.parse(input)), output, "the file would not tell sorting from none");
		},
	);
}
