import assert from "node:assert/strict";

/** What an implementation said to one test: yes, no, or why it was not asked. */
export type Answer = boolean | { readonly skipped: string };

/** One test of a file and what must come of it; undefined where both answers are right. */
export interface VectorTest {
	readonly about: string;
	readonly expected: boolean | undefined;
	readonly answer: () => Answer;
}

/**
 * Runs every test of a file, prints the manifest line, and fails on the first wrong answer. Refuses a file of which nothing
 * was accepted or nothing refused, unless `oneSided` says that the file only has one kind.
 */
export function runVectors(file: string, tests: Iterable<VectorTest>, oneSided = false): void {
	let accepted = 0;
	let refused = 0;
	const skipped = new Map<string, number>();
	for (const { about, expected, answer } of tests) {
		const said = answer();
		if (typeof said === "object") {
			skipped.set(said.skipped, (skipped.get(said.skipped) ?? 0) + 1);
			continue;
		}
		if (expected !== undefined) assert.equal(said, expected, `${file}: ${about}`);
		if (said) accepted++;
		else refused++;
	}
	const reasons = [...skipped].map(([reason, count]) => `, skipped ${count} (${reason})`).join("");
	console.log(
		`vectors: ${file}: ran ${accepted + refused}, accepted ${accepted}, refused ${refused}${reasons}`,
	);
	assert.ok(accepted > 0, `${file}: nothing was accepted`);
	assert.ok(oneSided || refused > 0, `${file}: nothing was refused`);
}
