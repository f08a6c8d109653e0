import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { Act, City } from "./city.ts";

/** Words of the record: Chinese always, English where the department wrote it. */
export interface Text {
	readonly zh: string;
	readonly en?: string;
}

type Members = { readonly [member: string]: Json };
type Tell = (
	act: Members,
	more: { readonly city: City; readonly result: Members },
) => Promise<Text | undefined>;

/** What each act is about; acts that are not here tell the first name, title or identifier among their input. */
const tellers: Readonly<Record<string, Tell>> = {
	"identity/register-departments": async ({ departments }) => counted(departments, "个机构", "departments"),
	"catalogue/publish": async ({ guide }) => textOf(members(guide).title),
	"catalogue/amend": async ({ guide }) => textOf(members(guide).title),
	"catalogue/publish-many": async ({ items }) => counted(items, "个事项", "items"),
	"catalogue/withdraw": itemTitle,
	"catalogue/offer-transfer": itemTitle,
	"catalogue/accept-transfer": itemTitle,
	"catalogue/decline-transfer": itemTitle,
	"certificates/issue": typeName,
	"certificates/issue-many": async (input, more) => {
		const name = await typeName(input, more);
		const count = more.result.count ?? length(input.certificates);
		return { zh: `${name?.zh ?? ""} ${count} 个`, en: `${count} × ${name?.en ?? "certificate"}` };
	},
	"certificates/renew": certificateType,
	"certificates/replace": certificateType,
	"certificates/suspend": certificateType,
	"certificates/resume": certificateType,
	"certificates/revoke": certificateType,
};

/** What an act is about, in a few words people know it by; undefined where the act says nothing of the kind. */
export async function subjectOf(city: City, { payload, result }: Act): Promise<Text | undefined> {
	const input = members(payload.input);
	const tell = tellers[`${payload.service}/${payload.action}`];
	return (await tell?.(input, { city, result: members(result) })) ?? firstName(input);
}

async function itemTitle({ code }: Members, { city }: { readonly city: City }): Promise<Text | undefined> {
	const view = await city.ask<{ readonly item: { readonly title: Text } }>("catalogue", "item", { code });
	return view?.item.title;
}

async function typeName({ type }: Members, { city }: { readonly city: City }): Promise<Words | undefined> {
	return typeof type === "string" ? city.typeName(type) : undefined;
}

async function certificateType(
	{ identifier }: Members,
	{ city }: { readonly city: City },
): Promise<Words | undefined> {
	const found = await city.ask<{ readonly record: { readonly type: string } }>(
		"certificates",
		"certificate",
		{
			identifier,
		},
	);
	return found && city.typeName(found.record.type);
}

function firstName(input: Members): Text | undefined {
	return textOf(input.name) ?? textOf(input.title);
}

function counted(list: Json | undefined, zh: string, en: string): Text | undefined {
	const count = length(list);
	return count === undefined ? undefined : { zh: `${count} ${zh}`, en: `${count} ${en}` };
}

function length(list: Json | undefined): number | undefined {
	return Array.isArray(list) ? list.length : undefined;
}

function members(value: Json | undefined): Members {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : {};
}

function textOf(value: Json | undefined): Text | undefined {
	const { zh, en } = members(value);
	if (typeof zh !== "string") return undefined;
	return typeof en === "string" ? { zh, en } : { zh };
}
