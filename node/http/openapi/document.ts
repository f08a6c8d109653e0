import type { Language, Words } from "@mingjian/ledger/runtime/words.ts";
import type { Door } from "../door.ts";
import { localise } from "./localise.ts";
import type { Answer, Content, Operation, Parameter } from "./operation.ts";
import { shape, shapes } from "./shapes.ts";

/** One route as it was declared. */
export interface DeclaredRoute {
	readonly method: string;
	/** As the router spells it: `/v1/entries/:at`. */
	readonly url: string;
	readonly operation: Operation;
}

const about: { readonly title: Words; readonly description: Words } = {
	title: { zh: "明鉴 · 公共账本接口", en: "Mingjian public record API" },
	description: {
		zh: "账本上的一切皆可免账户读取，并可离线核验。错误以 RFC 9457 问题文档答复；422 表示拒绝已登记在案，其余 4xx 表示没有留下记录。",
		en: "Everything on the record is readable without an account and verifiable offline. Errors are RFC 9457 problems: 422 is a refusal that is on the record; any other 4xx left nothing there.",
	},
};

/** The OpenAPI 3.1 document of these routes, in one language. */
export function openapiDocument(routes: readonly DeclaredRoute[], door: Door, language: Language): object {
	const paths: Record<string, Record<string, object>> = {};
	for (const { method, url, operation } of routes) {
		const path = pathOf(url, operation);
		paths[path] ??= {};
		paths[path][method.toLowerCase()] = operationObject(operation, door);
	}
	const document = {
		openapi: "3.1.1",
		jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
		info: { ...about, version: "1.0.0", license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
		servers: [{ url: door.configuration.publicUrl }],
		tags: tagsOf(routes, door),
		paths,
		components: { schemas: withReferences(shapes) },
	};
	return localise(document, language) as object;
}

// The router's wildcard takes the name of the one path parameter the pattern does not name.
function pathOf(url: string, { path = {} }: Operation): string {
	const named = url.replaceAll(/:([A-Za-z]+)/g, "{$1}");
	const wildcard = Object.keys(path).find((name) => !named.includes(`{${name}}`));
	return named.replace("*", `{${wildcard}}`);
}

function operationObject(operation: Operation, door: Door): object {
	const { id, tag, summary, description, body, answer, otherAnswers = {} } = operation;
	const others = Object.entries(otherAnswers).map(([status, other]) => [status, answerObject(other)]);
	return {
		operationId: id,
		tags: [tag],
		summary,
		...(description ? { description } : {}),
		parameters: parametersOf(operation),
		...(body ? { requestBody: { required: true, content: contentOf(body) } } : {}),
		responses: {
			200: answerObject(answer),
			...Object.fromEntries(others),
			...problemAnswers(operation, door),
		},
	};
}

function parametersOf({ path = {}, query, headers = {} }: Operation): object[] {
	const given =
		(place: string, required: boolean) =>
		([name, parameter]: [string, Parameter]) => ({
			name,
			in: place,
			required,
			description: parameter.about,
			schema: parameter.schema,
			...(parameter.example === undefined ? {} : { example: parameter.example }),
		});
	const { properties = {}, required = [] } = (query ?? {}) as {
		properties?: Record<string, { words?: Words; description?: string }>;
		required?: readonly string[];
	};
	return [
		...Object.entries(path).map(given("path", true)),
		...Object.entries(properties).map(([name, schema]) => ({
			name,
			in: "query",
			required: required.includes(name),
			...(schema.words ? { description: schema.words } : {}),
			schema,
		})),
		...Object.entries(headers).map(given("header", false)),
	];
}

function answerObject({ about: description, content }: Answer): object {
	return { description, ...(content ? { content: contentOf(content) } : {}) };
}

function contentOf(content: Readonly<Record<string, Content>>): object {
	return Object.fromEntries(
		Object.entries(content).map(([type, { schema, example }]) => [
			type,
			{ schema, ...(example === undefined ? {} : { example }) },
		]),
	);
}

// Codes of one status share one response, which lists them.
function problemAnswers({ problems }: Operation, { codes }: Door): Record<string, object> {
	const byStatus = Map.groupBy(new Set(problems), (code) => codes.get(code).status);
	const answers = [...byStatus].map(([status, names]) => [
		status,
		{
			description: joinWords(names.map((name) => ({ name, title: codes.get(name).title }))),
			content: {
				"application/problem+json": {
					schema: { allOf: [shape("Problem"), { properties: { code: { type: "string" } } }] },
					example: exampleOf(names[0]!, codes),
				},
			},
		},
	]);
	return Object.fromEntries(answers);
}

function exampleOf(name: string, codes: Door["codes"]): object {
	const { code, status, title } = codes.get(name);
	return { type: `/problems/${code}`, title: title.zh, titles: title, status, code };
}

function joinWords(named: readonly { readonly name: string; readonly title: Words }[]): Words {
	const line = (language: Language) =>
		named.map(({ name, title }) => `- \`${name}\` ${title[language]}`).join("\n");
	return { zh: line("zh"), en: line("en") };
}

function tagsOf(routes: readonly DeclaredRoute[], { node }: Door): object[] {
	const used = new Set(routes.map(({ operation }) => operation.tag));
	return [...used].map((name) => {
		const manifest = node.registry.contracts.get(name)?.manifest;
		return { name, description: manifest?.title ?? ownTags[name] ?? { zh: name, en: name } };
	});
}

const ownTags: Readonly<Record<string, Words>> = {
	transactions: { zh: "提交", en: "Submitting" },
	log: { zh: "账本（C2SP）", en: "The log (C2SP)" },
	record: { zh: "账本概况", en: "The record" },
	entries: { zh: "账本各项", en: "Entries" },
	state: { zh: "状态与证明", en: "State and proofs" },
	services: { zh: "服务与代码", en: "Services and codes" },
	operation: { zh: "运维", en: "Operation" },
};

function withReferences(of: object): object {
	return JSON.parse(JSON.stringify(of), (_key, value) =>
		typeof value?.$ref === "string" && !value.$ref.startsWith("#")
			? { $ref: `#/components/schemas/${value.$ref}` }
			: value,
	);
}
