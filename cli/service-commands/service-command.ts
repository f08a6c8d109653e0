import type { ActionManifest, QueryManifest, ServiceManifest } from "@mingjian/ledger/runtime/manifest.ts";
import type { Language } from "@mingjian/ledger/runtime/words.ts";
import { manifests } from "@mingjian/services/manifests.ts";
import { usageError } from "../program/cli-error.ts";
import { closest } from "../program/closest.ts";
import type { Command } from "../program/command.ts";
import { columns } from "../program/text-width.ts";
import { actionCommand } from "./action-command.ts";
import { queryCommand } from "./query-command.ts";

export type NamedCommand = Command & { readonly name: string };

/** A service's manifest by its id. */
export function manifestOf(service: string): ServiceManifest | undefined {
	return manifests.find(({ id }) => id === service);
}

/** An action of a service, where both are known here. */
export function actionOf(service: string, action: string): ActionManifest | undefined {
	const actions = manifestOf(service)?.actions ?? {};
	return Object.hasOwn(actions, action) ? actions[action] : undefined;
}

export function queryOf(service: string, query: string): QueryManifest | undefined {
	const queries = manifestOf(service)?.queries ?? {};
	return Object.hasOwn(queries, query) ? queries[query] : undefined;
}

/**
 * The command of a service's action or query, or one that lists them; undefined where there is no such service. Refuses a name the
 * service does not have (exit 2).
 */
export function serviceCommand(service: string, name: string | undefined): NamedCommand | undefined {
	const manifest = manifestOf(service);
	if (!manifest) return undefined;
	if (name === undefined) return { name: service, ...listCommand(manifest) };
	const [action, query] = [actionOf(service, name), queryOf(service, name)];
	if (action) return { name: `${service} ${name}`, ...actionCommand(service, name, action) };
	if (query) return { name: `${service} ${name}`, ...queryCommand(service, name, query) };
	const meant = closest(name, [...Object.keys(manifest.actions), ...Object.keys(manifest.queries)]);
	throw usageError(
		"command-unknown",
		{ zh: `服务 ${service} 没有 ${name}`, en: `the service ${service} has no ${name}` },
		{
			advice: meant
				? { zh: `是不是 mingjian ${service} ${meant}？`, en: `Did you mean mingjian ${service} ${meant}?` }
				: { zh: `用 mingjian ${service} 查看全部。`, en: `mingjian ${service} lists them all.` },
		},
	);
}

function listCommand(manifest: ServiceManifest): Command {
	return {
		summary: manifest.summary,
		async run({ language, terminal }) {
			const { id, version, title, summary, actions, queries } = manifest;
			const heading = {
				zh: ["操作（需签署）", "查询"],
				en: ["Actions (signed)", "Queries"],
			}[language].map((text) => terminal.style("bold", text));
			const rows = (of: typeof actions | typeof queries) => listOf(of, language);
			return {
				document: {
					id,
					version,
					title,
					actions: Object.entries(actions).map(([name, each]) => ({
						name,
						title: each.title,
						input: each.input,
					})),
					queries: Object.entries(queries).map(([name, each]) => ({
						name,
						title: each.title,
						parameters: each.parameters,
					})),
				},
				lines: [
					`${title[language]}  ${summary[language]}`,
					"",
					heading[0]!,
					...rows(actions),
					"",
					heading[1]!,
					...rows(queries),
					"",
					{ zh: `mingjian ${id} 名称 --help`, en: `mingjian ${id} NAME --help` }[language],
				],
			};
		},
	};
}

function listOf(of: ServiceManifest["actions"] | ServiceManifest["queries"], language: Language): string[] {
	return columns(Object.entries(of).map(([name, { title }]) => [name, title[language]])).map(
		(line) => `  ${line}`,
	);
}
