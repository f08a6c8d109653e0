import { schemaFaults } from "@mingjian/ledger/runtime/validators.ts";
import type { TSchema } from "typebox";
import { Flow } from "../cases/flow-schema.ts";
import { checkPack } from "./check-pack.ts";
import { describeSchemaFault } from "./describe-schema-fault.ts";
import { Form } from "./form-schema.ts";
import { type PackFault, packFault } from "./pack-fault.ts";
import { type Pack, PackCertificate, PackGuide, PackHead, PackRule } from "./pack-schema.ts";

/** The files of a pack's folder by name, as text. */
export type PackFiles = Readonly<Record<string, string>>;

/** A pack, or everything that is wrong with it at once. */
export type ReadPack =
	| { readonly pack: Pack; readonly faults: readonly [] }
	| { readonly pack?: undefined; readonly faults: readonly PackFault[] };

const files: Readonly<Record<string, { readonly schema: TSchema; readonly optional?: true }>> = {
	"pack.json": { schema: PackHead },
	"guide.json": { schema: PackGuide },
	"form.json": { schema: Form },
	"flow.json": { schema: Flow },
	"certificate.json": { schema: PackCertificate, optional: true },
};
const ruleFile = /^rule-[a-z0-9-]{1,60}\.json$/;

/** Reads a pack from its files. Each file is held against its schema, then all against one another; nothing is believed that does not fit. */
export function readPack(given: PackFiles): ReadPack {
	const read = new Map(Object.entries(given).map(([name, text]) => [name, readFile(name, text)]));
	const missing = Object.entries(files)
		.filter(([name, { optional }]) => !optional && !read.has(name))
		.map(([name]) => packFault("file-missing", name));
	const faults = [...missing, ...[...read.values()].flatMap(({ faults: found }) => found)];
	if (faults.length > 0) return { faults };
	const value = (name: string) => read.get(name)?.value;
	const certificate = value("certificate.json") as PackCertificate | undefined;
	const pack: Pack = {
		head: value("pack.json") as PackHead,
		guide: value("guide.json") as PackGuide,
		form: value("form.json") as Form,
		flow: value("flow.json") as Flow,
		rules: rulesOf(read),
		...(certificate ? { certificate } : {}),
	};
	const together = checkPack(pack);
	return together.length > 0 ? { faults: together } : { pack, faults: [] };
}

interface ReadFile {
	readonly value?: unknown;
	readonly faults: readonly PackFault[];
}

function readFile(name: string, text: string): ReadFile {
	const schema = files[name]?.schema ?? (ruleFile.test(name) ? PackRule : undefined);
	if (!schema) return { faults: [packFault("file-surplus", name)] };
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return { faults: [packFault("not-json", name)] };
	}
	const faults = schemaFaults(schema, value, 100).flatMap((fault) => describeSchemaFault(name, fault));
	return { value, faults };
}

function rulesOf(read: ReadonlyMap<string, ReadFile>): PackRule[] {
	const names = [...read.keys()].filter((name) => ruleFile.test(name)).sort();
	return names.map((name) => read.get(name)!.value as PackRule);
}

/** The file a rule of this id stands in. */
export function ruleFileOf(id: string): string {
	return `rule-${id}.json`;
}
