import type { Text } from "../../../city/subject.ts";
import type { KeptMatter } from "../../../me/matters.ts";
import { type AskedBy, only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import type { Load } from "../../page.ts";
import { titleOf } from "../cases/load.ts";
import {
	type ConsentStanding,
	contentsOf,
	groupNames,
	showableTo,
	standingOf,
	termsOf,
} from "../data/held.ts";

/** A department that its owner lets see one content. */
export interface ConsentLine {
	readonly content: string;
	readonly name: Words;
	/** The application it was handed in with. */
	readonly of: Text;
	readonly department: string;
	readonly departmentName: Words;
	/** What it is shown for. */
	readonly item: Words;
	readonly sinceMs: number;
	readonly untilMs: number;
	readonly standing: ConsentStanding;
}

export interface ConsentsModel {
	readonly consents: readonly ConsentLine[];
}

const mostMatters = 30;

/** Every consent a citizen gave, those in force first. */
export const loadConsents: Load<ConsentsModel> = only("citizen", async (asked) => {
	const matters = asked.me.matters.of(asked.visitor.account).slice(0, mostMatters);
	const items = new Map((await showableTo(asked.city)).map(({ purpose, item }) => [purpose, item]));
	const lines = (await Promise.all(matters.map((matter) => linesOf(asked, matter, items)))).flat();
	const rank = ({ standing }: ConsentLine) => (standing === "given" ? 0 : 1);
	return { consents: lines.sort((one, other) => rank(one) - rank(other) || other.sinceMs - one.sinceMs) };
});

async function linesOf(
	{ city }: AskedBy,
	matter: KeptMatter,
	items: ReadonlyMap<string, Words>,
): Promise<ConsentLine[]> {
	const name = await groupNames(city, matter.item);
	const of = await titleOf(city, matter.item);
	const { timeMs } = city.node.head();
	const contents = await contentsOf(city, matter);
	const consented = contents.filter((record) => record.consented.length > 0);
	const lines = consented.map(async ({ content, ...record }) => {
		const { consents } = await termsOf(city, { content, record });
		return consents.map(async (consent) => {
			const { department, purpose, sinceMs, untilMs } = consent;
			return {
				content,
				name: name(record.group),
				of,
				department,
				departmentName: (await city.nameOf(department)) ?? { zh: department, en: department },
				item: items.get(purpose) ?? { zh: purpose, en: purpose },
				sinceMs,
				untilMs,
				standing: standingOf(consent, timeMs),
			};
		});
	});
	return Promise.all((await Promise.all(lines)).flat());
}
