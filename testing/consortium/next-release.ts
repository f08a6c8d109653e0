import { registerHooks } from "node:module";

/**
 * The next release of this program, for `node --import`: the same but for the list of its contracts (next-contracts.ts), as after an upgrade on a
 * member's host.
 */
const next = new URL("./next-contracts.ts", import.meta.url).href;

registerHooks({
	resolve(specifier, context, nextResolve) {
		const found = nextResolve(specifier, context);
		const present = found.url.endsWith("/services/contracts.ts") && context.parentURL !== next;
		return present ? { ...found, url: next } : found;
	},
});
