import type { Flow } from "../cases/flow-schema.ts";
import type { Guide } from "../catalogue/guide-schema.ts";
import type { DefineTypeInput } from "../certificates/inputs.ts";
import { startOfDay } from "../certificates/rules/calendar.ts";
import type { Rule } from "../rulebook/rule-schema.ts";
import type { Form } from "./form-schema.ts";
import type { Pack, PackCertificate } from "./pack-schema.ts";

/** The city a pack is published in. */
export interface Binding {
	/** Account of each department, by the alias the pack uses. */
	readonly departments: Readonly<Record<string, string>>;
	/** Six or twelve digits. */
	readonly divisionCode: string;
	/** Address and telephone people are given. */
	readonly offices?: NonNullable<Guide["offices"]>;
	/** When its rules take effect; not before they are published. */
	readonly effectiveFromMs: number;
}

/** A pack with a city's own departments and codes: what its department publishes. */
export interface BoundPack {
	readonly item: string;
	readonly department: string;
	readonly guide: Guide;
	readonly flow: Flow;
	readonly rules: readonly Rule[];
	readonly certificate?: DefineTypeInput;
}

/** Aliases of a pack that a binding gives no department for. */
export function unboundDepartments({ head }: Pack, departments: Binding["departments"]): string[] {
	return head.departments.map(({ alias }) => alias).filter((alias) => !Object.hasOwn(departments, alias));
}

/** Puts a city's departments and codes in the places of a pack's aliases. Refuses an alias without a department (RangeError). */
export function bindPack(pack: Pack, binding: Binding): BoundPack {
	const [unbound] = unboundDepartments(pack, binding.departments);
	if (unbound !== undefined) throw new RangeError(`no department for ${unbound}`);
	const department = binding.departments[pack.head.department]!;
	const { effectiveFromMs } = binding;
	const { certificate } = pack;
	return {
		item: itemCodeOf(pack, binding),
		department,
		guide: guideOf(pack, binding),
		flow: bound(pack.flow, binding.departments),
		rules: pack.rules.map((rule) => ({ ...rule, department, effectiveFromMs })),
		...(certificate ? { certificate: typeOf(certificate, department, effectiveFromMs) } : {}),
	};
}

/** Basic code, division, department: the item's code in the national form. */
export function itemCodeOf({ head }: Pack, { departments, divisionCode }: Binding): string {
	const department = departments[head.department]!.slice("department:".length);
	return `${head.basic}-${divisionCode.padEnd(12, "0")}-000-${department}-1-00`;
}

/** The guide carries the form, and with it all that a case needs besides the flow. */
function guideOf({ guide, form, head, certificate }: Pack, { divisionCode, offices }: Binding): Guide {
	const { lifeEvent } = head;
	const formSchema: Form & Record<string, unknown> = {
		...form,
		...(certificate ? { certificate: fillingOf(certificate) } : {}),
		...(lifeEvent ? { lifeEvent } : {}),
	};
	return {
		...guide,
		divisionCode: divisionCode.padEnd(12, "0"),
		...(offices ? { offices } : {}),
		formSchema,
	};
}

function bound(flow: Flow, departments: Binding["departments"]): Flow {
	return JSON.parse(JSON.stringify(flow), (_name, value: unknown) => {
		if (typeof value !== "string" || !value.startsWith("department:")) return value;
		return departments[value.slice("department:".length)] ?? value;
	}) as Flow;
}

function typeOf(certificate: PackCertificate, department: string, effectiveFromMs: number): DefineTypeInput {
	const { type, order, validDays: _days, members: _members, ...version } = certificate;
	const code = `${department.slice("department:".length)}${order}`;
	// Types take effect by the day, rules by the millisecond.
	return { type, code, ...version, effectiveFromMs: startOfDay(effectiveFromMs), issuers: [department] };
}

function fillingOf({ type, validDays, members }: PackCertificate): NonNullable<Form["certificate"]> {
	return { type, ...(validDays === undefined ? {} : { validDays }), members };
}
