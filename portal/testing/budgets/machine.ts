// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all
import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "playwright-core";

const watchedMs = 400;
const rounds = 10;
/** Share of the processors that others may have before times are called those of a busy machine. */
const mostShare = 0.15;
/** How much slower than at its fastest the machine may be. */
const mostSlower = 1.25;

/** How fast the machine is at a moment, and who else has it. */
export interface Speed {
	/** A fixed loop in the browser, the fastest of several, in milliseconds. */
	readonly loopMs: number;
	/** Share of the processors that others had while we waited, from 0 to 1. */
	readonly others: number;
}

/** Watches how fast the machine is, for times are only worth what the machine was. */
export class Machine {
	readonly #browser: Browser;
	#fastestMs = Number.POSITIVE_INFINITY;

	constructor(browser: Browser) {
		this.#browser = browser;
	}

	/** Measured now, while nothing of ours is at work. */
	async speed(): Promise<Speed> {
		const before = worked();
		await sleep(watchedMs);
		const after = worked();
		const others = (after.busy - before.busy) / Math.max(1, after.all - before.all);
		const page = await this.#browser.newPage();
		const taken: number[] = [];
		for (let round = 0; round < rounds; round++) taken.push(await page.evaluate(fixedLoop));
		await page.close();
		const loopMs = Math.min(...taken);
		this.#fastestMs = Math.min(this.#fastestMs, loopMs);
		return { loopMs, others };
	}

	/** What is said of a speed where it is that of a busy machine. */
	busy({ loopMs, others }: Speed): string | undefined {
		return others > mostShare || loopMs > mostSlower * this.#fastestMs
			? this.say({ loopMs, others })
			: undefined;
	}

	say({ loopMs, others }: Speed): string {
		const fastest = this.#fastestMs.toFixed(1);
		return `a fixed loop takes ${loopMs.toFixed(1)} ms (fastest ${fastest}), others have ${Math.round(others * 100)} % of the processors`;
	}
}

function worked(): { readonly busy: number; readonly all: number } {
	let busy = 0;
	let all = 0;
	for (const { times } of cpus()) {
		const sum = times.user + times.nice + times.sys + times.irq + times.idle;
		busy += sum - times.idle;
		all += sum;
	}
	return { busy, all };
}

// Runs in the page: whole numbers alone, nothing to collect.
function fixedLoop(): number {
	const begun = performance.now();
	let value = 1;
	for (let step = 0; step < 20_000_000; step++) value = (Math.imul(value, 1_664_525) + 1_013_904_223) | 0;
	// The result is used, so that no compiler leaves the loop out.
	return performance.now() - begun + (value === 0 ? 1 : 0);
}
