import type { Driver, Progress } from "../driver.ts";
import { ListMachine, type ListTroubles } from "./list-machine.ts";

/** How to make one of the drivers the cases are run against. */
export interface DriverUnderTest {
	readonly engine: string;
	open(setting: DriverSetting): Driver;
}

export interface DriverSetting {
	/** Milliseconds; engines whose time is not the operator's do not ask it. */
	readonly clock: () => number;
	readonly maxWaiting: number;
	readonly maxBlockEntries: number;
}

/** A driver at work on a machine. */
export interface Running {
	readonly driver: Driver;
	readonly machine: ListMachine;
	readonly ended: Promise<void>;
	stop(): Promise<void>;
}

export interface StartSetting extends Partial<DriverSetting> {
	readonly troubles?: ListTroubles;
	readonly machine?: ListMachine;
}

/** Starts the driver under test. */
export type Start = (setting?: StartSetting) => Running;

/** Tests by title. */
export type DriverCases = Readonly<Record<string, (start: Start, under: DriverUnderTest) => Promise<void>>>;

/** Starts drivers of one kind on small machines. */
export function starter(under: DriverUnderTest): Start {
	return ({ troubles, machine = new ListMachine(troubles), ...rest } = {}) => {
		const setting = { clock: () => 5000, maxWaiting: 10_000, maxBlockEntries: 1000, ...rest };
		const driver = under.open(setting);
		const stopping = new AbortController();
		const ended = driver.run(machine, stopping.signal);
		ended.catch(() => {});
		const stop = () => {
			stopping.abort();
			return ended;
		};
		return { driver, machine, ended, stop };
	};
}

/** Holds up whoever waits for `open` until it is lifted. */
export class Gate {
	lift!: () => void;
	readonly open = new Promise<void>((resolve) => {
		this.lift = resolve;
	});
}

/** So many different transactions. */
export const numbered = (count: number) => Array.from({ length: count }, (_, order) => String(order));

/** Resolves once progress, now or later, is as wanted. */
export function heard(driver: Driver, wanted: (progress: Progress) => boolean): Promise<void> {
	return new Promise((resolve) => {
		if (wanted(driver.progress())) return resolve();
		const stop = driver.onProgress((progress) => {
			if (!wanted(progress)) return;
			stop();
			resolve();
		});
	});
}
