import type { Guide } from "@mingjian/services/catalogue/guide-schema.ts";
import type { ItemLine, ItemPage, ItemView } from "@mingjian/services/catalogue/views.ts";
import type { City } from "./city.ts";
import { themesOf } from "./themes.ts";

/** A published item with the guide in force and what follows from it. */
export interface DirectoryItem {
	readonly line: ItemLine;
	readonly guide: Guide;
	readonly themes: readonly string[];
}

const perQuery = 100;
/** Items a page chooses from; a larger catalogue is searched, not browsed. */
const mostItems = 20_000;
/** A version can come into force without anybody's act; after this the guides are read anew. */
const freshMs = 10 * 60_000;

interface Snapshot {
	readonly marker: number;
	readonly readAtMs: number;
	readonly items: readonly DirectoryItem[];
}

/** Every published item with its guide, read from the record once and again after each act of the catalogue. */
export class ServiceDirectory {
	readonly #city: City;
	#known: Snapshot | undefined;
	#reading: Promise<void> | undefined;

	constructor(city: City) {
		this.#city = city;
	}

	/** All published items, in the order of their codes. */
	async items(): Promise<readonly DirectoryItem[]> {
		const marker = await this.#marker();
		for (;;) {
			const known = this.#known;
			if (known && known.marker >= marker && Date.now() - known.readAtMs < freshMs) return known.items;
			// Who comes while others read waits for them, and reads again where they began too early.
			this.#reading ??= this.#read(marker).finally(() => {
				this.#reading = undefined;
			});
			await this.#reading;
		}
	}

	/** The first item whose title holds these words. */
	async titled(words: string): Promise<DirectoryItem | undefined> {
		return (await this.items()).find(({ line }) => line.title.zh.includes(words));
	}

	/** Index of the last act of the catalogue: nothing of it changes without one. */
	async #marker(): Promise<number> {
		const { entries } = await this.#city.node.entries({ service: "catalogue", newestFirst: true, limit: 1 });
		return entries[0]?.index ?? -1;
	}

	async #read(marker: number): Promise<void> {
		const before = this.#known;
		const readAtMs = Date.now();
		const fresh = before !== undefined && readAtMs - before.readAtMs < freshMs;
		const kept = new Map(fresh ? before.items.map((each) => [each.line.code, each]) : []);
		const items: DirectoryItem[] = [];
		for (const line of await this.#lines()) {
			const known = kept.get(line.code);
			if (known?.line.version === line.version && known.line.owner === line.owner) items.push(known);
			else items.push(...(await this.#item(line)));
		}
		this.#known = { marker, readAtMs, items };
	}

	async #lines(): Promise<readonly ItemLine[]> {
		const lines: ItemLine[] = [];
		let after: string | undefined;
		do {
			const asked = { status: "published", limit: perQuery, ...(after ? { after } : {}) };
			const page: ItemPage | undefined = await this.#city.ask("catalogue", "items", asked);
			lines.push(...(page?.rows ?? []));
			after = page?.next;
		} while (after !== undefined && lines.length < mostItems);
		return lines;
	}

	async #item(line: ItemLine): Promise<DirectoryItem[]> {
		const view = await this.#city.ask<ItemView>("catalogue", "item", { code: line.code });
		const guide = view?.shown?.guide;
		if (!guide) return [];
		const called = [guide.title.zh, guide.group?.zh ?? "", ...(guide.keywords?.zh ?? [])];
		return [{ line, guide, themes: themesOf(called) }];
	}
}
