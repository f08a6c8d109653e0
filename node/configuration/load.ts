import { schemaFaults } from "@mingjian/ledger/runtime/validators.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { Configuration } from "./configuration.ts";
import { crossChecks } from "./cross-checks.ts";
import { type Field, fields, variableOf } from "./fields.ts";
import { type Given, readEnvironment, readFile, readOverrides, type Source } from "./sources.ts";

/** One thing wrong with the settings. */
export interface ConfigurationFault {
	/** Variable, member of the file, or option. */
	readonly name: string;
	/** As given, secrets masked; undefined where nothing was. */
	readonly value: string | undefined;
	readonly from: Source;
	readonly message: Words;
}

/** One setting in force and where it came from. */
export interface Setting {
	readonly field: Field;
	readonly value: unknown;
	readonly from: Source;
}

/** Where settings come from; later ones win: the file, the environment, the overrides. */
export interface ConfigurationSources {
	/** Text of `mingjian.json`; undefined where there is none. */
	readonly file?: string | undefined;
	readonly environment?: Readonly<Record<string, string | undefined>>;
	/** By path, as options of the command line give them. */
	readonly overrides?: Readonly<Record<string, unknown>>;
}

export type Loaded =
	| {
			readonly ok: true;
			readonly configuration: Configuration;
			readonly settings: readonly Setting[];
			/** Not wrong, but worth saying: variables that mean nothing here. */
			readonly notices: readonly ConfigurationFault[];
	  }
	| { readonly ok: false; readonly faults: readonly ConfigurationFault[] };

/** Reads all sources and checks every setting; what is wrong is reported all at once. Never throws on any input. */
export function loadConfiguration(sources: ConfigurationSources): Loaded {
	const read = [
		readFile(sources.file),
		readEnvironment(sources.environment),
		readOverrides(sources.overrides),
	];
	const given = new Map(read.flatMap((source) => [...source.given]));
	const settings = fields.map((field) => settingOf(field, given.get(field.path)));
	const faults = [...read.flatMap((source) => source.faults), ...settings.flatMap(settingFaults)];
	if (faults.length > 0) return { ok: false, faults };
	const complete = withDerived(settings);
	const crossed = crossChecks(assemble(complete));
	if (crossed.length > 0) return { ok: false, faults: crossed };
	const notices = read.flatMap((source) => source.notices);
	return { ok: true, configuration: assemble(complete), settings: complete, notices };
}

function settingOf(field: Field, given: Given | undefined): Setting {
	return given
		? { field, value: given.value, from: given.from }
		: { field, value: field.initial, from: "default" };
}

function settingFaults({ field, value, from }: Setting): ConfigurationFault[] {
	if (value === undefined || schemaFaults(field.schema, value, 1).length === 0) return [];
	return [
		{
			name: from === "environment" ? variableOf(field) : field.path,
			value: show(field, value),
			from,
			message: {
				zh: `${field.about.zh}应为${field.allowed.zh}`,
				en: `${field.about.en}: must be ${field.allowed.en}`,
			},
		},
	];
}

/** A value for people: secrets masked, long ones cut. */
export function show(field: Field, value: unknown): string {
	if (field.secret) return "******";
	const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
	return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

// The public address follows from host and port, the passkey policy from the public address.
function withDerived(settings: readonly Setting[]): Setting[] {
	const value = (path: string) => settings.find(({ field }) => field.path === path)?.value;
	const host = String(value("host"));
	const name = host === "0.0.0.0" || host === "::" || host === "127.0.0.1" ? "localhost" : host;
	const publicUrl =
		(value("publicUrl") as string | undefined) ??
		`http://${name.includes(":") ? `[${name}]` : name}:${value("port")}`;
	const url = URL.canParse(publicUrl) ? new URL(publicUrl) : new URL("http://localhost");
	const derived: Readonly<Record<string, unknown>> = {
		publicUrl,
		"passkey.rpId": url.hostname,
		"passkey.origins": [url.origin],
	};
	return settings.map((setting) =>
		setting.value === undefined && Object.hasOwn(derived, setting.field.path)
			? { ...setting, value: derived[setting.field.path] }
			: setting,
	);
}

function assemble(settings: readonly Setting[]): Configuration {
	const whole: Record<string, unknown> = {};
	for (const { field, value } of settings) {
		const members = field.path.split(".");
		const last = members.pop() as string;
		let at = whole;
		for (const member of members) {
			at[member] ??= {};
			at = at[member] as Record<string, unknown>;
		}
		at[last] = value;
	}
	return whole as unknown as Configuration;
}
