import { existsSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";

const repository = join(import.meta.dirname, "..");
const shared = process.env.MINGJIAN_SHARED ?? join(repository, "..", "shared");

/**
 * The file or folder of third-party test data at this path below `<shared>/data`, read where it is; undefined when the
 * machine has none. `<shared>` is MINGJIAN_SHARED, or the folder `shared` beside the repository.
 */
export function sharedData(path: string): string | undefined {
	const found = join(shared, "data", path);
	return existsSync(found) ? found : undefined;
}

/**
 * A Wycheproof file by name: from the shared data, else from the folder MINGJIAN_WYCHEPROOF, which
 * `.ci/provide-wycheproof` fetches.
 */
export function wycheproofFile(name: string): string | undefined {
	const fetched = process.env.MINGJIAN_WYCHEPROOF && join(process.env.MINGJIAN_WYCHEPROOF, name);
	return (
		sharedData(join("crypto", "wycheproof", name)) ?? (fetched && existsSync(fetched) ? fetched : undefined)
	);
}

/** A test of one shared file; where the file is absent the test is skipped and says which file it wanted. */
export function testShared(
	title: string,
	path: string,
	run: (file: string, context: TestContext) => unknown,
): void {
	testWithFile(title, {
		file: sharedData(path),
		absent: `no ${path} in the shared data (MINGJIAN_SHARED)`,
		run,
	});
}

/** What `testWithFile` needs: where the file is, what to say if it is nowhere, and the test. */
export interface FileTest {
	readonly file: string | undefined;
	readonly absent: string;
	readonly run: (file: string, context: TestContext) => unknown;
}

/** A test that needs a file: skipped visibly, with `absent` as the reason, when there is none. */
export function testWithFile(title: string, { file, absent, run }: FileTest): void {
	if (file === undefined) test(title, { skip: absent }, () => {});
	else test(title, async (context) => void (await run(file, context)));
}
