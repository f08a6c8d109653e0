import { type Binding, type BoundPack, bindPack } from "@mingjian/services/packs/bind-pack.ts";
import type { PackFault } from "@mingjian/services/packs/pack-fault.ts";
import type { Pack } from "@mingjian/services/packs/pack-schema.ts";
import { type PackFiles, readPack, ruleFileOf } from "@mingjian/services/packs/read-pack.ts";
import type { City } from "../city/city.ts";
import type { Words } from "../words/words.ts";
import type { Design } from "./design.ts";

/** A design as a pack, held against everything a pack must be, or all that is wrong with it at once. */
export interface CheckedDesign {
	readonly pack?: Pack;
	/** With the city's departments, as it would be published. */
	readonly bound?: BoundPack;
	readonly faults: readonly PackFault[];
}

const mention = /"(department:[A-Za-z0-9_-]{2,64})"/g;

/** Reads a design the way a pack's folder is read: what passes here, the services take. */
export async function checkDesign(city: City, design: Design): Promise<CheckedDesign> {
	const accounts = departmentsOf(design);
	const names = await Promise.all(accounts.map((each) => city.nameOf(each)));
	const titles = new Map(accounts.map((each, at) => [each, names[at] ?? { zh: each, en: each }]));
	const { pack, faults } = readPack(filesOf(design, titles));
	if (!pack) return { faults };
	return { pack, bound: bindPack(pack, bindingOf(city, design)), faults };
}

/** The files of a design's pack, as `mingjian pack check` and `pack publish` read them. */
export function filesOf(design: Design, departments: ReadonlyMap<string, Words>): PackFiles {
	const { basic, department, lifeEvent, documents } = design;
	const head = {
		format: "mingjian/pack/1",
		id: `item-${basic.toLowerCase()}`,
		basic,
		department: aliasOf(department),
		departments: [...departments].map(([account, title]) => ({ alias: aliasOf(account), title })),
		...(lifeEvent ? { lifeEvent } : {}),
	};
	const rules = Object.entries(documents.rules).map(([id, rule]) => [ruleFileOf(id), rule] as const);
	const files: readonly (readonly [string, unknown])[] = [
		["pack.json", head],
		["guide.json", documents.guide],
		["form.json", documents.form],
		["flow.json", documents.flow],
		...rules,
		...(documents.certificate ? [["certificate.json", documents.certificate] as const] : []),
	];
	return Object.fromEntries(files.map(([name, value]) => [name, `${written(value)}\n`]));
}

/** Every department a design names, its own first. */
export function departmentsOf({ department, documents }: Pick<Design, "department" | "documents">): string[] {
	const named = [...JSON.stringify(documents.flow).matchAll(mention)].map((found) => found[1]!);
	return [...new Set([department, ...named])];
}

function written(value: unknown): string {
	return JSON.stringify(value, undefined, 2).replaceAll(mention, (_whole, account: string) =>
		JSON.stringify(`department:${aliasOf(account)}`),
	);
}

function bindingOf({ configuration }: City, design: Design): Binding {
	return {
		departments: Object.fromEntries(departmentsOf(design).map((each) => [aliasOf(each), each])),
		divisionCode: configuration.city.divisionCode,
		effectiveFromMs: design.effectiveFromMs ?? 0,
	};
}

/** The name of a department inside a pack: its code, as packs spell names. */
function aliasOf(account: string): string {
	return `d-${account
		.slice("department:".length)
		.toLowerCase()
		.replaceAll(/[^a-z0-9-]/g, "-")}`.slice(0, 40);
}

/** The code an item of this design has, or will have. */
export function itemOf(
	{ configuration }: City,
	{ basic, department }: Pick<Design, "basic" | "department">,
): string {
	const division = configuration.city.divisionCode.padEnd(12, "0");
	return `${basic}-${division}-000-${department.slice("department:".length)}-1-00`;
}
