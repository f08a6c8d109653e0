import { relative } from "node:path";

/** How many files are named. */
const most = 10;

interface Reported {
	readonly type: string;
	readonly data: { readonly file?: string; readonly duration_ms?: number };
}

/** A reporter for node:test that names the files that took longest, at the end. */
export default async function* slowestFiles(source: AsyncIterable<Reported>): AsyncGenerator<string> {
	const took: { readonly file: string; readonly ms: number }[] = [];
	for await (const { type, data } of source)
		if (type === "test:summary" && data.file !== undefined)
			took.push({ file: relative(process.cwd(), data.file), ms: data.duration_ms ?? 0 });
	yield lines(took);
}

/** The slowest first, seconds to a tenth; nothing where one file ran. */
export function lines(took: readonly { readonly file: string; readonly ms: number }[]): string {
	if (took.length < 2) return "";
	const slowest = [...took].sort((a, b) => b.ms - a.ms).slice(0, most);
	const told = slowest.map(({ file, ms }) => `${(ms / 1000).toFixed(1).padStart(7)} s  ${file}\n`);
	const whole = took.reduce((sum, { ms }) => sum + ms, 0) / 1000;
	return `slowest of ${took.length} files, ${whole.toFixed(0)} s in all:\n${told.join("")}`;
}
