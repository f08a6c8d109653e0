/**
 * Commits under way, of blocks applied one after another. They are heard of in order, and none after one that failed, however
 * the machine answers.
 */
export class Commits {
	readonly #most: number;
	readonly #failed: () => void;
	/** Those not heard of, oldest first. */
	readonly #pending: Promise<void>[] = [];
	#tail: Promise<void> = Promise.resolve();
	#failure: { readonly error: unknown } | undefined;

	/** `failed` is called when a commit has failed, for whoever may be asleep. */
	constructor(most: number, failed: () => void) {
		this.#most = most;
		this.#failed = failed;
	}

	/** Takes the next commit; `done` hears of it once it and all before it have succeeded. */
	add(commit: Promise<bigint>, done: (height: bigint) => void): void {
		// The failure is heard of in its turn.
		commit.catch(() => {});
		const turn = this.#tail.then(async () => {
			if (this.#failure) return;
			done(await commit);
		});
		this.#tail = turn.catch((error) => {
			this.#failure ??= { error };
			this.#failed();
		});
		const ended = this.#tail.finally(() => {
			this.#pending.shift();
		});
		this.#pending.push(ended);
	}

	/** Resolves when one more may be under way; throws where one has failed. */
	async room(): Promise<void> {
		while (this.#pending.length >= this.#most) await this.#pending[0];
		this.throwFailure();
	}

	/** Resolves when all have ended; throws where one has failed. */
	async settled(): Promise<void> {
		await this.#tail;
		this.throwFailure();
	}

	throwFailure(): void {
		if (this.#failure) throw this.#failure.error;
	}
}
