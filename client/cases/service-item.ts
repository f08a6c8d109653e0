import { validator } from "@mingjian/ledger/runtime/validators.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { Flow } from "@mingjian/services/cases/flow-schema.ts";
import { casesService } from "@mingjian/services/cases/service.ts";
import { catalogueService } from "@mingjian/services/catalogue/service.ts";
import { Form } from "@mingjian/services/packs/form-schema.ts";
import type { MingjianClient } from "../api/mingjian-client.ts";
import { CaseTrouble } from "./case-trouble.ts";

/** A service item as the record has it: what is asked, and how it is handled. */
export interface ServiceItem {
	readonly item: string;
	readonly department: string;
	readonly title: Words;
	readonly form: Form;
	readonly flow: Flow;
	readonly flowVersion: number;
}

/** Which version is meant: the one in force at a time, or a case's own flow. */
export interface WhichVersion {
	readonly atMs?: number;
	readonly flowVersion?: number;
}

/** Reads an item's form and flow from the record. Refuses (CaseTrouble) one that is unknown or has no form and flow of a pack. */
export async function readServiceItem(
	client: MingjianClient,
	item: string,
	{ atMs, flowVersion }: WhichVersion = {},
): Promise<ServiceItem> {
	const at = atMs === undefined ? {} : { atMs };
	const [guide, flow] = await Promise.all([
		client.of(catalogueService).queries.item({ code: item, ...at }),
		client
			.of(casesService)
			.queries.flow({ item, ...(flowVersion === undefined ? at : { version: flowVersion }) }),
	]);
	if (!guide) throw new CaseTrouble("item-unknown");
	const version = guide.result.shown;
	const shown = flow?.result.shown;
	const form = version?.guide.formSchema;
	if (!version || !shown || !isForm(form)) throw new CaseTrouble("item-offline");
	const { zh, en = zh } = version.guide.title;
	const { department, version: number } = shown;
	return { item, department, title: { zh, en }, form, flow: shown.flow, flowVersion: number };
}

/** Whether a guide's form is one of a pack: with pages, and a place for every answer. */
export function isForm(value: unknown): value is Form {
	return validator(Form).Check(value);
}
