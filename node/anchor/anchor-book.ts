import { existsSync, readFileSync } from "node:fs";
import type { Files } from "../store/files.ts";
import { replaceFile } from "../store/replace-file.ts";
import {
	type FinalAnchor,
	isFinal,
	isOpen,
	type LostAnchor,
	type OpenAnchor,
	readAnchor,
	writeAnchor,
} from "./anchor-files.ts";

const underWay = "open.json";
const request = "now";
const digits = 16;

/**
 * What was anchored and what is on its way, a file each: `open.json`, `final-SIZE.json`, `lost-SIZE-MS.json`. Written before a transaction leaves, so that a node that is
 * killed in between goes on with the same one.
 */
export class AnchorBook {
	readonly directory: string;
	readonly #files: Files;
	/** Sizes of what is final, smallest first. */
	readonly #sizes: number[];
	#open: OpenAnchor | undefined;
	#lost: number;

	/** Opens the folder `anchors` of a data directory; makes it where there is none. */
	static async open(files: Files, dataDirectory: string): Promise<AnchorBook> {
		const directory = `${dataDirectory}/anchors`;
		await files.makeDirectory(directory);
		return new AnchorBook(files, directory, await files.list(directory));
	}

	private constructor(files: Files, directory: string, names: readonly string[]) {
		this.#files = files;
		this.directory = directory;
		this.#sizes = names.flatMap((name) => sizeOf(name) ?? []).sort((a, b) => a - b);
		this.#lost = names.filter((name) => name.startsWith("lost-")).length;
		const open = names.includes(underWay) ? this.#read(underWay) : undefined;
		// What cannot be read is begun anew: the chain may have it twice then, which harms nobody.
		this.#open = open && isOpen(open) ? open : undefined;
	}

	get current(): OpenAnchor | undefined {
		return this.#open;
	}

	get lost(): number {
		return this.#lost;
	}

	/** How many are final. */
	get count(): number {
		return this.#sizes.length;
	}

	get newest(): FinalAnchor | undefined {
		return this.list(1)[0];
	}

	/** The newest that are final, newest first. */
	list(most: number): FinalAnchor[] {
		const sizes = this.#sizes.slice(-most).reverse();
		return sizes.flatMap((size) => this.#final(size) ?? []);
	}

	/** The earliest that is final and holds a leaf. */
	covering(index: number): FinalAnchor | undefined {
		const size = this.#sizes.find((each) => each > index);
		return size === undefined ? undefined : this.#final(size);
	}

	/** Whether somebody wants one now. */
	get asked(): boolean {
		return existsSync(`${this.directory}/${request}`);
	}

	/** What somebody wanted is under way, or there is nothing new. */
	async answered(): Promise<void> {
		await this.#files.remove(`${this.directory}/${request}`);
	}

	async write(open: OpenAnchor): Promise<void> {
		await this.#put(underWay, open);
		this.#open = open;
	}

	async finish(final: FinalAnchor): Promise<void> {
		await this.#put(nameOf(final.size), final);
		if (this.#sizes.at(-1) !== final.size) this.#sizes.push(final.size);
		await this.#close();
	}

	async lose(lost: LostAnchor): Promise<void> {
		await this.#put(`lost-${padded(lost.size)}-${lost.lostMs}.json`, lost);
		this.#lost += 1;
		await this.#close();
	}

	async #close(): Promise<void> {
		await this.#files.remove(`${this.directory}/${underWay}`);
		this.#open = undefined;
	}

	#put(name: string, anchor: OpenAnchor | FinalAnchor | LostAnchor): Promise<void> {
		return replaceFile(this.#files, { directory: this.directory, name, bytes: writeAnchor(anchor) });
	}

	#final(size: number): FinalAnchor | undefined {
		const anchor = this.#read(nameOf(size));
		return anchor && isFinal(anchor) ? anchor : undefined;
	}

	#read(name: string) {
		const path = `${this.directory}/${name}`;
		return existsSync(path) ? readAnchor(readFileSync(path, "utf8")) : undefined;
	}
}

function padded(size: number): string {
	return String(size).padStart(digits, "0");
}

function nameOf(size: number): string {
	return `final-${padded(size)}.json`;
}

function sizeOf(name: string): number | undefined {
	const size = /^final-(\d{16})\.json$/.exec(name)?.[1];
	return size === undefined ? undefined : Number(size);
}

/** Asks the node of a data directory for an anchor now. */
export async function askForAnchor(files: Files, dataDirectory: string): Promise<void> {
	const directory = `${dataDirectory}/anchors`;
	await files.makeDirectory(directory);
	await replaceFile(files, { directory, name: request, bytes: new Uint8Array(0) });
}
