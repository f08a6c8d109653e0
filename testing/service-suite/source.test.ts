import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { coreRefusals } from "@mingjian/ledger/runtime/refusal.ts";
import { contracts } from "@mingjian/services/contracts.ts";

const services = join(import.meta.dirname, "..", "..", "services");

interface Source {
	readonly file: string;
	/** Without comments. */
	readonly text: string;
}

/** The TypeScript of one service, its tests apart. */
function sourcesOf(service: string): { readonly code: Source[]; readonly tests: Source[] } {
	const files = readdirSync(join(services, service), { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith(".ts") && !file.startsWith("portal/"))
		.map((file) => ({ file, text: withoutComments(readFileSync(join(services, service, file), "utf8")) }));
	const isTest = ({ file }: Source) => file.endsWith(".test.ts");
	return { code: files.filter((each) => !isTest(each)), tests: files.filter(isTest) };
}

function withoutComments(text: string): string {
	return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}

/** Codes that stand in `refuse("…")` or `Refusal("…")`. */
function thrownCodes(code: readonly Source[]): Set<string> {
	const calls = code.flatMap(({ text }) => [...text.matchAll(/(?:refuse|Refusal)\(\s*["`]([^"`$]+)["`]/g)]);
	return new Set(calls.map(([, thrown]) => thrown!));
}

for (const { manifest } of contracts) {
	const { id } = manifest;
	const { code, tests } = sourcesOf(id);
	const declared = Object.keys(manifest.refusals);

	test(`${id}: every refusal thrown is declared`, () => {
		const known = new Set([
			...declared,
			...declared.map((each) => `${id}/${each}`),
			...Object.keys(coreRefusals),
		]);
		for (const thrown of thrownCodes(code)) assert.ok(known.has(thrown), thrown);
	});

	test(`${id}: every refusal declared is used, and proved by a test`, () => {
		const used = code.filter(({ file }) => file !== "refusals.ts");
		const names = (where: readonly Source[], text: string) => where.some((each) => each.text.includes(text));
		const unused = declared.filter((each) => !names(used, `"${each}"`));
		const unproved = declared.filter((each) => !names(tests, `"${each}"`) && !names(tests, `${id}/${each}"`));
		assert.deepEqual({ unused, unproved }, { unused: [], unproved: [] });
	});

	test(`${id}: the folder has its parts, and every action a test`, () => {
		for (const part of ["README.md", "service.ts", "contract.ts", "schema.ts", "state.ts", "refusals.ts"])
			assert.ok(existsSync(join(services, id, part)), part);
		const tested = tests.map(({ text }) => text).join("\n");
		for (const action of Object.keys(manifest.actions)) {
			assert.ok(existsSync(join(services, id, "actions", `${action}.ts`)), `actions/${action}.ts`);
			// By its name, or by a fixture's method of that name.
			const method = action.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
			assert.match(tested, new RegExp(`["/]${action}"|\\.${method}\\(`), `no test does ${action}`);
		}
	});

	test(`${id}: the README says what it does, by which law, who may, and what is not here`, () => {
		const readme = readFileSync(join(services, id, "README.md"), "utf8");
		assert.match(readme, /\b[A-M][1-9][0-9]?\b/, "no capability id");
		assert.match(readme, /\b(citizen|holder|anyone)\b/i);
		assert.match(readme, /\blaw\b|《|GB\/T/i);
		assert.match(readme, /\bnot here\b|\blimits?\b/i);
		for (const action of Object.keys(manifest.actions)) assert.ok(readme.includes(action), action);
		for (const role of Object.keys(manifest.roles)) assert.ok(readme.includes(role), role);
	});

	test(`${id}: no service imports another, and no act knows a clock or chance`, () => {
		const others = contracts.map((each) => each.manifest.id).filter((each) => each !== id);
		for (const { file, text } of code) {
			for (const [, from] of text.matchAll(/from "([^"]+)"/g)) {
				const named = others.some(
					(each) => from!.includes(`/${each}/`) && !from!.includes("@mingjian/ledger"),
				);
				assert.ok(!named && !from!.startsWith("node:"), `${file} imports ${from}`);
			}
			assert.doesNotMatch(text, /\bDate\.now|new Date\b|Math\.random|\bprocess\.|\bBuffer\.|\bawait\b/, file);
		}
	});
}
