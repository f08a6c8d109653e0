import type { Random } from "../random.ts";

/** What goes wrong in one life of a node, counted in operations on the disk. */
export interface FaultPlan {
	/** The operation at which everything stops. */
	readonly crashAt: number;
	/** How the crash goes: the process is killed, or the power fails. */
	readonly crash: "kill" | "power";
	/** The operation that fails, and how; a full disk stays full. */
	readonly failAt: number;
	readonly failure: "write" | "sync" | "full";
}

export const noFaults: FaultPlan = {
	crashAt: Number.POSITIVE_INFINITY,
	crash: "kill",
	failAt: Number.POSITIVE_INFINITY,
	failure: "write",
};

/** A plan for a life of about so many operations: most crash, some fail first, some do neither. */
export function planFaults(random: Random, operations: number): FaultPlan {
	const crash = random.chance(60) ? "power" : "kill";
	const crashAt = random.chance(70) ? random.int(operations) : noFaults.crashAt;
	const failAt = random.chance(35) ? random.int(operations / 2) : noFaults.failAt;
	return { crashAt, crash, failAt, failure: random.pick(["write", "sync", "full"] as const) };
}
