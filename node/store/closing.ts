/** What has been opened and must be closed, the last opened first. */
export class Closing {
	#steps: (() => Promise<void>)[] = [];

	/** Adds a step to be taken before all others so far. */
	first(step: () => Promise<void>): void {
		this.#steps.unshift(step);
	}

	/** Takes every step once, even after one has failed; then throws the first failure. */
	async run(): Promise<void> {
		const steps = this.#steps;
		this.#steps = [];
		const failures: unknown[] = [];
		for (const step of steps) await step().catch((error) => failures.push(error));
		if (failures.length > 0) throw failures[0];
	}
}
