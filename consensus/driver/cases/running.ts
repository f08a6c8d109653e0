import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import type { Driver, Progress } from "../driver.ts";
import { ListMachine, type ListTroubles } from "./list-machine.ts";

/** How to make one of the drivers the cases are run against. */
export interface DriverUnderTest {
	readonly engine: string;
	/** What is missing to run it here, if something is. */
	readonly skip?: false | string;
	open(setting: DriverSetting): Driver;
}

export interface DriverSetting {
	/** Milliseconds; engines whose time is not the operator's do not ask it. */
	readonly clock: () => number;
	readonly maxWaiting: number;
	readonly maxBlockEntries: number;
	/** Where an engine keeps what is its own: the same for a driver that goes on where an earlier one stopped. */
	readonly directory: string;
}

/** A driver at work on a machine. */
export interface Running {
	readonly driver: Driver;
	readonly machine: ListMachine;
	readonly directory: string;
	readonly ended: Promise<void>;
	stop(): Promise<void>;
}

export interface StartSetting extends Partial<DriverSetting> {
	readonly troubles?: ListTroubles;
	/** An earlier life, stopped, whose durable blocks and directory this one has. */
	readonly after?: Running;
}

/** Starts the driver under test. */
export type Start = (setting?: StartSetting) => Running;

/** Tests by title. */
export type DriverCases = Readonly<Record<string, (start: Start, under: DriverUnderTest) => Promise<void>>>;

/** Starts drivers of one kind on small machines. */
export function starter(under: DriverUnderTest): Start {
	return ({ troubles, after: earlier, ...rest } = {}) => {
		const machine = new ListMachine(troubles, earlier?.machine.blocks);
		const directory = earlier?.directory ?? newDirectory();
		const setting = { clock: () => 5000, maxWaiting: 10_000, maxBlockEntries: 1000, directory, ...rest };
		const driver = under.open(setting);
		const stopping = new AbortController();
		const ended = driver.run(machine, stopping.signal);
		ended.catch(() => {});
		const stop = () => {
			stopping.abort();
			return ended;
		};
		stops.push(stop);
		return { driver, machine, directory, ended, stop };
	};
}

const stops: (() => Promise<void>)[] = [];
const directories: string[] = [];
after(async () => {
	await Promise.allSettled(stops.map((stop) => stop()));
	for (const directory of directories) rmSync(directory, { recursive: true });
});

/** An empty directory that is gone when the tests are over. */
export function newDirectory(): string {
	const directory = mkdtempSync(join(tmpdir(), "mingjian-driver-"));
	directories.push(directory);
	return directory;
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
