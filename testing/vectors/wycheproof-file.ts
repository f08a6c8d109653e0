import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { type FileTest, testWithFile, wycheproofFile } from "../shared-data.ts";
import { type Answer, runVectors, type VectorTest } from "./vector-run.ts";

/** A test of a Wycheproof file: its verdict, and the members its kind of test has. */
export type WycheproofTest = Readonly<Record<string, string>> & {
	readonly tcId: number;
	readonly result: string;
};
/** A group of tests with one key or one set of sizes. */
export type WycheproofGroup = Readonly<Record<string, unknown>> & {
	readonly tests: readonly WycheproofTest[];
};

/** How one kind of file is judged. */
export type Judge = (test: WycheproofTest, group: WycheproofGroup) => Answer;

/** Runs a Wycheproof file, by name, against one implementation. An `acceptable` test may go either way. */
export function testWycheproof(name: string, implementation: string, judge: Judge): void {
	const run: FileTest["run"] = (file) => {
		const { testGroups } = JSON.parse(readFileSync(file, "utf8")) as { testGroups: WycheproofGroup[] };
		runVectors(`${basename(file)} by ${implementation}`, vectors(testGroups, judge));
	};
	const absent = `no ${name}: set MINGJIAN_SHARED, or MINGJIAN_WYCHEPROOF as .ci/provide-wycheproof prints it`;
	testWithFile(`${implementation} answers every test of Wycheproof's ${name}`, {
		file: wycheproofFile(name),
		absent,
		run,
	});
}

function* vectors(groups: readonly WycheproofGroup[], judge: Judge): Iterable<VectorTest> {
	for (const group of groups) {
		for (const test of group.tests) {
			const expected = test.result === "acceptable" ? undefined : test.result === "valid";
			yield { about: `test ${test.tcId} ${test.comment}`, expected, answer: () => judge(test, group) };
		}
	}
}
