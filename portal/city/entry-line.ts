import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { City } from "./city.ts";
import { actionTitle, outcomeOf } from "./outcome.ts";
import type { EntrySummary } from "./record-node.ts";
import { subjectOf, type Text } from "./subject.ts";

/** An entry as a line of a list: what was done, about what, by whom, when, and how it ended. */
export interface EntryLine {
	readonly index: number;
	readonly id: string;
	readonly timeMs: number;
	readonly service: string;
	readonly title: Words;
	readonly subject?: Text;
	/** The department or account in whose name it was done. */
	readonly party: Party;
	readonly done: boolean;
	readonly outcome: Words;
}

/** Who somebody is, as far as the record says. */
export interface Party {
	readonly account: string;
	/** Citizens have no name on the record. */
	readonly name?: Words;
}

/** Tells an entry in words. */
export async function entryLine(city: City, entry: EntrySummary): Promise<EntryLine> {
	const { index, id, timeMs, service, action, actor, onBehalfOf, code } = entry;
	const act = await city.act(index);
	const subject = act && (await subjectOf(city, act));
	return {
		index,
		id,
		timeMs,
		service,
		title: actionTitle(service, action),
		...(subject ? { subject } : {}),
		party: await partyOf(city, onBehalfOf ?? actor),
		done: code === "ok",
		outcome: outcomeOf(code),
	};
}

/** An account and its name. */
export async function partyOf(city: City, account: string): Promise<Party> {
	const name = await city.nameOf(account);
	return name ? { account, name } : { account };
}

/** Tells several entries, in their order. */
export async function entryLines(city: City, entries: readonly EntrySummary[]): Promise<EntryLine[]> {
	return Promise.all(entries.map((entry) => entryLine(city, entry)));
}
