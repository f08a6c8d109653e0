import { storeTrouble, troubleCode } from "./trouble.ts";

/** Holds whether the node may still be believed. Once something happened after which it may not, everything that goes through here is refused. */
export class ServiceGuard {
	readonly #failed: (error: unknown) => void;
	#trouble: string | undefined;
	#detail: string | undefined;

	/** `failed` is called once, with the first trouble. */
	constructor(failed: (error: unknown) => void) {
		this.#failed = failed;
	}

	/** Why the node must not serve, as a code, if it must not. */
	get trouble(): string | undefined {
		return this.#trouble;
	}

	/** What happened, as its error says it; undefined where nothing did. */
	get detail(): string | undefined {
		return this.#detail;
	}

	/** Throws where service has ended. */
	usable(): void {
		if (this.#trouble) throw new Error(this.#trouble);
	}

	/** What a store answers; its trouble ends service. */
	reading<T>(read: () => T): T {
		this.usable();
		try {
			return read();
		} catch (error) {
			throw this.heed(error);
		}
	}

	/** What stores answer in time; their trouble ends service. */
	async awaiting<T>(read: () => Promise<T>): Promise<T> {
		this.usable();
		try {
			return await read();
		} catch (error) {
			throw this.heed(error);
		}
	}

	/** Ends service where an error is trouble of a store; a mistake of the question is not. Returns what to throw on. */
	heed(error: unknown): unknown {
		const trouble = storeTrouble(error);
		if (trouble) this.fail(trouble);
		return trouble ?? error;
	}

	/** Ends service. */
	fail(error: unknown): void {
		if (this.#trouble) return;
		this.#trouble = troubleCode(error);
		this.#detail = error instanceof Error ? error.message : String(error);
		process.emitWarning(error instanceof Error ? error : String(error), { code: "MINGJIAN_TROUBLE" });
		this.#failed(error);
	}
}
