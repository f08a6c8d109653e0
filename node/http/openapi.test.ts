import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { problemType } from "./problems/problem.ts";
import { asJson, type OpenDoor, openDoor, signed } from "./testing/open-door.ts";

interface Parameter {
	readonly name: string;
	readonly in: "path" | "query" | "header";
	readonly required: boolean;
	readonly description: string;
	readonly schema: { readonly type?: string };
	readonly example?: unknown;
}

interface Operation {
	readonly operationId: string;
	readonly summary: string;
	readonly tags: string[];
	readonly parameters: Parameter[];
	readonly requestBody?: { readonly content: Record<string, { schema: object; example?: unknown }> };
	readonly responses: Record<
		string,
		{ description: string; content?: Record<string, { schema: object; example?: object }> }
	>;
}

interface Document {
	readonly openapi: string;
	readonly info: { title: string };
	readonly paths: Record<string, Record<string, Operation>>;
	readonly components: { schemas: Record<string, object> };
	readonly tags: { name: string; description: string }[];
}

describe("the OpenAPI document", () => {
	let door: OpenDoor;
	let zh: Document;
	let en: Document;
	before(async () => {
		door = await openDoor();
		await door.node.submit(signed());
		zh = (await door.app.inject("/openapi.json")).json();
		en = (await door.app.inject("/openapi.json?lang=en")).json();
	});
	after(() => door.close());

	const operations = (document: Document) =>
		Object.entries(document.paths).flatMap(([path, methods]) =>
			Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
		);

	test("is whole: every operation has an id of its own, words, parameters of its path and described answers", () => {
		assert.equal(zh.openapi, "3.1.1");
		const all = operations(zh);
		assert.equal(new Set(all.map(({ operation }) => operation.operationId)).size, all.length);
		for (const { path, operation } of all) {
			const where = `${path} ${operation.operationId}`;
			assert.match(path, /^(\/([a-z0-9.-]+|\{[a-z]+\}))+$/i, where);
			const inPath = operation.parameters.filter((each) => each.in === "path").map(({ name }) => name);
			assert.deepEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort(), inPath.sort(), where);
			assert.ok(
				operation.parameters.every((each) => each.schema && (each.in !== "path" || each.required)),
				where,
			);
			assert.ok(operation.summary.length > 1 && operation.responses["200"], where);
			for (const { description } of Object.values(operation.responses)) assert.ok(description, where);
			assert.ok(
				operation.tags.every((tag) => zh.tags.some(({ name }) => name === tag)),
				where,
			);
		}
	});

	test("lists every action and query of every service, with their schemas", () => {
		for (const { manifest } of door.node.registry.contracts.values()) {
			for (const [name, { input }] of Object.entries(manifest.actions)) {
				const body =
					zh.paths[`/v1/${manifest.id}/${name}`]?.post?.requestBody?.content["application/json"]?.schema;
				const { payload } = (body as { properties: { payload: Record<string, unknown> } }).properties;
				assert.equal(payload.contentMediaType, "application/json");
				const content = payload.contentSchema as { properties: { input: { required: string[] } } };
				assert.deepEqual(
					content.properties.input.required,
					(input as unknown as { required: string[] }).required,
				);
			}
			for (const [name, { parameters }] of Object.entries(manifest.queries)) {
				const query = zh.paths[`/v1/${manifest.id}/${name}`]?.get?.parameters.map((each) => each.name);
				assert.deepEqual(query, Object.keys((parameters as unknown as { properties: object }).properties));
			}
		}
	});

	test("has no reference that leads nowhere, no pair of words left over and no schema of an unknown type", () => {
		const types = new Set(["object", "array", "string", "integer", "number", "boolean", "null"]);
		const walk = (value: unknown, at: string): void => {
			if (typeof value !== "object" || value === null) return;
			const { $ref, zh: chinese, en: english, words } = value as Record<string, unknown>;
			if (typeof $ref === "string") {
				assert.ok(
					Object.hasOwn(zh.components.schemas, $ref.replace("#/components/schemas/", "")),
					`${at}: ${$ref}`,
				);
			}
			if (!/\/(example|examples|properties)(\/|$)$/.test(at) && !/\/example\//.test(at)) {
				assert.ok(typeof chinese !== "string" && typeof english !== "string", at);
				assert.ok(words === undefined || typeof words !== "string", at);
				const { type } = value as { type?: unknown };
				if (/schema$/i.test(at) && typeof type === "string") assert.ok(types.has(type), `${at}: ${type}`);
			}
			for (const [name, member] of Object.entries(value)) walk(member, `${at}/${name}`);
		};
		walk(zh, "");
		walk(en, "");
	});

	test("says the same in both languages", () => {
		const chinese = operations(zh);
		const english = operations(en);
		assert.deepEqual(
			chinese.map(({ path, method }) => [path, method]),
			english.map(({ path, method }) => [path, method]),
		);
		assert.notEqual(zh.info.title, en.info.title);
		for (const [at, { operation }] of chinese.entries()) {
			assert.match(operation.summary, /\p{Script=Han}|Prometheus/u);
			assert.doesNotMatch(english[at]!.operation.summary, /\p{Script=Han}/u);
		}
	});

	test("documents every status the examples get", async () => {
		for (const { path, method, operation } of operations(en)) {
			if (method !== "get" || operation.operationId === "events") continue;
			const url = path.replaceAll(/\{(\w+)\}/g, (_, name) => {
				const { example } = operation.parameters.find((each) => each.name === name)!;
				return encodeURIComponent(String(example)).replaceAll("%2F", "/");
			});
			const answer = await door.app.inject({ url });
			assert.ok(Object.hasOwn(operation.responses, answer.statusCode), `${url}: ${answer.statusCode}`);
		}
	});

	test("whatever is sent to any of its addresses is answered without a failure and changes nothing", async () => {
		const text = fc.oneof(
			fc.string({ unit: "binary", maxLength: 40 }),
			fc.string({ maxLength: 80 }),
			fc.integer().map(String),
			fc.constantFrom("", "0", "..", "%00", "a/b", "\ud800", "__proto__", "𠮷"),
		);
		const signedBody = asJson(signed());
		const body = fc.oneof(
			fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
			fc.json().map((each) => Buffer.from(each)),
			fc
				.record(
					{
						payload: text,
						signatures: fc.array(
							fc.record(
								{ algorithm: fc.constantFrom("Ed25519", "SM2", "none"), publicKey: text, signature: text },
								{ requiredKeys: [] },
							),
							{ maxLength: 3 },
						),
					},
					{ requiredKeys: [] },
				)
				.map((each) => Buffer.from(JSON.stringify(each))),
			fc
				.tuple(fc.nat(1000), fc.nat(255))
				.map(([at, octet]) => {
					const bytes = Buffer.from(JSON.stringify(signedBody));
					bytes[at % bytes.length] = octet;
					return bytes;
				})
				.filter((bytes) => !bytes.equals(Buffer.from(JSON.stringify(signedBody)))),
			fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 255 })).map(([at, mask]) => {
				const bytes = Buffer.from(signed());
				bytes[at % bytes.length]! ^= mask;
				return bytes;
			}),
		);
		const types = [
			"application/json",
			"application/vnd.mingjian.envelope",
			"application/vnd.mingjian.envelopes",
			"text/plain",
			"",
		];
		const request = fc.record({
			target: fc.constantFrom(...operations(en)),
			values: fc.array(text, { minLength: 2, maxLength: 2 }),
			query: fc.array(fc.tuple(fc.oneof(text, fc.nat(20)), text), { maxLength: 4 }),
			raw: fc.boolean(),
			body,
			type: fc.constantFrom(...types),
			language: fc.oneof(
				fc.constant("en"),
				fc.string({ maxLength: 30 }).filter((each) => /^[\x20-\x7e]*$/.test(each)),
			),
		});
		const start = door.node.head();
		await fc.assert(
			fc.asyncProperty(request, async ({ target, values, query, raw, body, type, language }) => {
				const encode = (each: string) =>
					raw ? each.replaceAll(/[^\x21-\x7e]|[?#]/g, "") : encodeURIComponent(each.toWellFormed());
				let at = 0;
				const path = target.path.replaceAll(/\{\w+\}/g, () => encode(values[at++] ?? ""));
				const names = target.operation.parameters
					.filter((each) => each.in === "query")
					.map(({ name }) => name);
				const question = query.map(([name, value]) => {
					const chosen =
						typeof name === "number" ? (names[name % Math.max(1, names.length)] ?? "x") : encode(name);
					return `${chosen}=${encode(value)}`;
				});
				const url = `${path}${question.length > 0 ? `?${question.join("&")}` : ""}`;
				if (url.startsWith("/v1/events") && target.method === "get") return;
				const answer = await door.app.inject({
					method: target.method.toUpperCase() as "GET",
					url,
					headers: {
						"accept-language": language,
						...(target.method === "post" ? { "content-type": type } : {}),
					},
					...(target.method === "post" ? { payload: body } : {}),
				});
				assert.ok(answer.statusCode < 500, `${url}: ${answer.statusCode} ${answer.body}`);
				assert.notEqual(answer.statusCode, 422, "nothing that is not properly signed is on the record");
				if (answer.statusCode >= 400) {
					const problem = answer.json();
					assert.equal(answer.headers["content-type"], problemType);
					assert.equal(problem.status, answer.statusCode);
					assert.ok(
						problem.code && problem.title && problem.detail && problem.titles.zh && problem.titles.en,
						answer.body,
					);
				}
			}),
			{ numRuns: 2500 },
		);
		assert.deepEqual(door.node.head(), start);
	});
});
