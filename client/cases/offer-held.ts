import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { commitment } from "@mingjian/ledger/crypto/canonical-json.ts";
import type { RandomBytes } from "@mingjian/ledger/crypto/signer.ts";
import { casesService } from "@mingjian/services/cases/service.ts";
import { disclosureService } from "@mingjian/services/disclosure/service.ts";
import type { Answers } from "@mingjian/services/packs/form-schema.ts";
import { evaluate } from "@mingjian/services/rulebook/rules/evaluate.ts";
import { rulebookService } from "@mingjian/services/rulebook/service.ts";
import type { DeskSetting } from "./automatic-desk.ts";
import { factsOf } from "./case-facts.ts";
import { actFor, openContentOf } from "./department-access.ts";
import { readServiceItem, type ServiceItem } from "./service-item.ts";

/** Contents of one person that the department may open for an item. */
interface Held {
	readonly tag: string;
	readonly contents: ReadonlyMap<string, string>;
}

/**
 * Begins cases of a proactive item (免申即享) for whoever the rule in force entitles by contents the department holds for its purpose, sealed to it or
 * consented to. Nobody is begun for twice; `seen` has tags that were looked at lately and grows by those looked at now, so that nothing is
 * opened again without need. Gives the numbers of the cases.
 */
export async function offerHeld(setting: DeskSetting, item: string, seen: Set<string>): Promise<string[]> {
	const { random = (size) => crypto.getRandomValues(new Uint8Array(size)) } = setting;
	const { client } = setting.seal;
	const service = await readServiceItem(client, item);
	if (!service.flow.proactive) return [];
	const begun = [];
	for (const held of await heldFor(setting, service)) {
		if (seen.has(held.tag) || (await wasBegun(setting, item, held.tag))) continue;
		seen.add(held.tag);
		const answers = await openHeld(setting, service, held);
		if (await entitled(setting, service, answers))
			begun.push(await offer(setting, { service, held, answers, random }));
	}
	return begun;
}

async function wasBegun({ seal }: DeskSetting, item: string, tag: string): Promise<boolean> {
	const found = await seal.client.of(casesService).queries.offers({ item, applicant: `citizen:${tag}` });
	return (found?.result.rows.length ?? 0) > 0;
}

/** People of whom every required group is at hand. */
async function heldFor({ seal }: DeskSetting, { flow }: ServiceItem): Promise<Held[]> {
	const { groups, purpose } = flow.sealing!;
	const { contents, consents, content } = seal.client.of(disclosureService).queries;
	const { department } = seal;
	const own = await allOf((page) => contents({ department, ...page }));
	const given = await allOf((page) => consents({ department, status: "given", ...page }));
	const { timeMs } = await seal.client.head();
	const consented = await Promise.all(
		given
			.filter((each) => each.purpose === purpose && each.untilMs > timeMs)
			.map(async (each) => (await content({ content: each.content }))?.result),
	);
	const people = new Map<string, Map<string, string>>();
	const usable = [...own.filter((each) => each.purpose === purpose), ...consented];
	for (const each of usable) {
		if (!each || each.erasedMs !== undefined || !groups.some(({ group }) => group === each.group)) continue;
		people.set(each.tag, (people.get(each.tag) ?? new Map()).set(each.group, each.content));
	}
	return [...people]
		.map(([tag, byGroup]) => ({ tag, contents: byGroup }))
		.filter((held) => groups.every(({ group, required }) => !required || held.contents.has(group)));
}

interface Page<T> {
	readonly result: { readonly rows: readonly T[]; readonly next?: string };
}

async function allOf<T>(
	ask: (page: { readonly limit: number; readonly after?: string }) => Promise<Page<T> | undefined>,
): Promise<T[]> {
	const rows: T[] = [];
	let after: string | undefined;
	do {
		const page = await ask({ limit: 100, ...(after === undefined ? {} : { after }) });
		rows.push(...(page?.result.rows ?? []));
		after = page?.result.next;
	} while (after !== undefined);
	return rows;
}

async function openHeld(
	{ opener }: DeskSetting,
	{ flow }: ServiceItem,
	{ contents }: Held,
): Promise<Answers> {
	const answers: Record<string, string | number | boolean> = {};
	for (const content of contents.values()) {
		const { plain } = await openContentOf(opener, flow.sealing!, content);
		if (plain.kind === "json") Object.assign(answers, plain.value);
	}
	return answers;
}

async function entitled({ seal }: DeskSetting, { flow }: ServiceItem, answers: Answers): Promise<boolean> {
	const use = flow.rules!.grant!;
	const { timeMs: asOfMs } = await seal.client.head();
	const found = (await seal.client.of(rulebookService).queries.rule({ id: use.rule, atMs: asOfMs }))?.result;
	if (!found?.shown || found.inForce !== found.shown.version) return false;
	const record = { materials: [], submittedMs: asOfMs, receivedMs: asOfMs };
	const evaluation = evaluate(found.shown.rule, factsOf(use, { answers, record, asOfMs }));
	return evaluation.kind === "decided" && evaluation.outcome[use.outcome] === true;
}

interface Offering {
	readonly service: ServiceItem;
	readonly held: Held;
	readonly answers: Answers;
	readonly random: RandomBytes;
}

async function offer({ seal }: DeskSetting, { service, held, answers, random }: Offering): Promise<string> {
	const { result } = await actFor(seal, "cases/offer", {
		item: service.item,
		answers: toBase64(commitment(random(32), answers)),
		contents: [...held.contents].map(([group, content]) => ({ group, content })),
		public: {},
	});
	return (result as { case: string }).case;
}
