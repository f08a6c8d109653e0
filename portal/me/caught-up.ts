import type { City } from "../city/city.ts";

/** Resolves once lists show everything that is on the record now: whoever has just signed something sees it. */
export async function caughtUp(city: City, account: string): Promise<void> {
	// Lists follow the record a moment later, and a history is told only when they have.
	await city.node.history(`identity.account/${account}`);
}
