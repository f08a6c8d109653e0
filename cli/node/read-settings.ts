import { resolve } from "node:path";
import { describeFault } from "@mingjian/node/configuration/describe.ts";
import type { ConfigurationFault, Loaded } from "@mingjian/node/configuration/load.ts";
import { readConfiguration } from "@mingjian/node/configuration/read-configuration.ts";
import { usageError } from "../program/cli-error.ts";
import type { Invocation, Option } from "../program/command.ts";

type Good = Extract<Loaded, { ok: true }>;

/** Options of every command that reads the configuration. */
export const settingOptions: readonly Option[] = [
	{
		name: "data",
		value: "FOLDER",
		about: { zh: "数据目录（默认 data）", en: "data folder (data if not given)" },
	},
	{
		name: "config",
		value: "FOLDER",
		about: {
			zh: "mingjian.json 所在目录（默认当前目录）",
			en: "folder of mingjian.json (the current one if not given)",
		},
	},
];

/** Variables of the command itself, which are no settings. */
const own = new Set(["MINGJIAN_LANG", "MINGJIAN_DEBUG", "MINGJIAN_PASSPHRASE", "MINGJIAN_URL"]);

/** The configuration of a node: file, environment, then options. Refuses with every fault at once (exit 2). */
export function readSettings(
	{ values, environment }: Pick<Invocation, "values" | "environment">,
	overrides: Readonly<Record<string, unknown>> = {},
): Good {
	const folder = values.config ?? ".";
	const settings = Object.fromEntries(Object.entries(environment).filter(([name]) => !own.has(name)));
	const loaded = readConfiguration(folder, settings, { dataDirectory: values.data, ...overrides });
	if (!loaded.ok) throw faulty(loaded.faults);
	const { configuration } = loaded;
	return {
		...loaded,
		configuration: { ...configuration, dataDirectory: resolve(configuration.dataDirectory) },
	};
}

function faulty(faults: readonly ConfigurationFault[]) {
	return usageError(
		"configuration",
		{
			zh: `配置有 ${faults.length} 处错误`,
			en: `the configuration has ${faults.length} fault${faults.length > 1 ? "s" : ""}`,
		},
		{
			details: faults.map((fault) => ({ zh: describeFault(fault, "zh"), en: describeFault(fault, "en") })),
			advice: {
				zh: "改正以上各项后再运行；mingjian doctor 列出全部设置。",
				en: "Correct all of them and run again; mingjian doctor lists every setting.",
			},
		},
	);
}
