import { usageError } from "../program/cli-error.ts";
import type { Command } from "../program/command.ts";
import { plain } from "../program/language.ts";
import { urlOption } from "../remote/connect.ts";
import { ask } from "../service-commands/query-command.ts";
import { queryOf } from "../service-commands/service-command.ts";

/** `mingjian query`: asks any query of a node, with parameters as NAME=VALUE. */
export const query: Command = {
	summary: { zh: "查询", en: "Ask a query" },
	positionals: [
		{ name: "SERVICE", about: { zh: "服务", en: "service" } },
		{ name: "QUERY", about: { zh: "查询", en: "query" } },
	],
	options: [
		{
			name: "with",
			value: "NAME=VALUE",
			about: { zh: "参数，可给多个", en: "a parameter; may be given several times" },
			many: true,
		},
		urlOption,
	],
	examples: ["query catalogue search --with text=permit", "catalogue search --text permit"],
	async run(invocation) {
		const [service, name] = invocation.positionals as [string, string];
		const manifest = queryOf(service, name);
		const schema = manifest?.parameters as { properties?: Record<string, { type?: string }> } | undefined;
		const parameters = Object.fromEntries(
			(invocation.lists.with ?? []).map((pair) => parameterOf(pair, schema?.properties ?? {})),
		);
		return await ask({ service, query: name, parameters, manifest }, invocation);
	},
};

function parameterOf(
	pair: string,
	properties: Readonly<Record<string, { readonly type?: string }>>,
): [string, string | number | boolean] {
	const at = pair.indexOf("=");
	if (at <= 0) {
		throw usageError(
			"option-value",
			{ zh: "--with 应为 名称=值", en: "--with must be NAME=VALUE" },
			{ details: [plain(pair)] },
		);
	}
	const [name, text] = [pair.slice(0, at), pair.slice(at + 1)];
	const { type } = (Object.hasOwn(properties, name) ? properties[name] : undefined) ?? {};
	if (type === "integer" && /^-?\d{1,15}$/.test(text)) return [name, Number(text)];
	if (type === "boolean" && (text === "true" || text === "false")) return [name, text === "true"];
	return [name, text];
}
