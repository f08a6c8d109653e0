import { isForm } from "@mingjian/client/cases/service-item.ts";
import type { FlowVersion } from "@mingjian/services/cases/flow-schema.ts";
import type { ItemView } from "@mingjian/services/catalogue/views.ts";
import type { TypeRecord, TypeVersionRecord } from "@mingjian/services/certificates/schema.ts";
import type { Form } from "@mingjian/services/packs/form-schema.ts";
import type { PackCertificate, PackRule } from "@mingjian/services/packs/pack-schema.ts";
import type { RuleView } from "@mingjian/services/rulebook/views.ts";
import type { City } from "../city/city.ts";
import type { Design } from "./design.ts";

/** A published item taken apart again; undefined where it has no form and flow of a pack, or a code no pack has. */
export async function openPublished(
	city: City,
	item: string,
): Promise<Pick<Design, "department" | "basic" | "lifeEvent" | "documents"> | undefined> {
	const view = await city.ask<ItemView>("catalogue", "item", { code: item });
	const flow = await latestFlow(city, item);
	const guide = view?.shown?.guide;
	const shown = guide?.formSchema;
	const basic = /^([0-9A-Z]{14})-/.exec(item)?.[1];
	if (!guide || !flow || !isForm(shown) || basic === undefined) return undefined;
	const { formSchema: _form, divisionCode: _division, ...rest } = guide;
	const { certificate: filling, lifeEvent, ...form } = shown;
	const ids = [...new Set(Object.values(flow.flow.rules ?? {}).map(({ rule }) => rule))];
	const rules = await Promise.all(ids.map(async (id) => [id, await latestRule(city, id)] as const));
	const certificate = filling && (await certificateOf(city, filling));
	return {
		department: flow.department,
		basic,
		...(lifeEvent ? { lifeEvent } : {}),
		documents: {
			guide: rest,
			form,
			flow: flow.flow,
			rules: Object.fromEntries(rules.flatMap(([id, rule]) => (rule ? [[id, rule]] : []))),
			...(certificate ? { certificate } : {}),
		},
	};
}

/** The newest version of an item's flow, in force or not yet. */
export async function latestFlow(city: City, item: string): Promise<FlowVersion | undefined> {
	type View = { readonly header: { readonly versions: readonly unknown[] }; readonly shown?: FlowVersion };
	const known = await city.ask<View>("cases", "flow", { item });
	const version = known?.header.versions.length;
	return version === undefined
		? undefined
		: (await city.ask<View>("cases", "flow", { item, version }))?.shown;
}

/** The newest version of a rule, without what publishing adds; undefined where there is none. */
async function latestRule(city: City, id: string): Promise<PackRule | undefined> {
	const version = (await city.ask<RuleView>("rulebook", "rule", { id }))?.header.versions.length;
	if (version === undefined) return undefined;
	const rule = (await city.ask<RuleView>("rulebook", "rule", { id, version }))?.shown?.rule;
	if (!rule) return undefined;
	const { department: _department, effectiveFromMs: _from, effectiveUntilMs: _until, ...text } = rule;
	return text;
}

type TypeView = { readonly record: TypeRecord; readonly inForce?: TypeVersionRecord };

async function certificateOf(
	city: City,
	filling: NonNullable<Form["certificate"]>,
): Promise<PackCertificate | undefined> {
	const known = await city.ask<TypeView>("certificates", "type", { type: filling.type });
	const atMs = known?.record.versions.at(-1);
	const version = (await city.ask<TypeView>("certificates", "type", { type: filling.type, atMs }))?.inForce;
	if (!known || !version) return undefined;
	const { name, validity, particulars, publicFields, publicBasis } = version;
	const order = known.record.code.slice(-3);
	return {
		...filling,
		order,
		name,
		validity,
		particulars,
		publicFields,
		...(publicBasis === undefined ? {} : { publicBasis }),
	} as PackCertificate;
}
