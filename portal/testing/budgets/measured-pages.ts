import { addressesOf } from "../addresses.ts";
import type { OpenCity } from "../open-city.ts";

/** A page to measure, by how much it may weigh and cost. */
export interface MeasuredPage {
	/** Path with its language. */
	readonly path: string;
	/** Pages that only are read, and pages with something to operate. */
	readonly kind: "reading" | "island";
}

const islands = /^\/(verify|explorer\/(r|state)\/|certificates\/)/;

/** Every kind of public page in both languages. */
export async function measuredPages(city: OpenCity): Promise<readonly MeasuredPage[]> {
	const addresses = await addressesOf(city.node);
	return addresses.flatMap((address) => {
		const kind = islands.test(address) ? "island" : "reading";
		return [
			{ path: address, kind },
			{ path: address === "/" ? "/en" : `/en${address}`, kind },
		];
	});
}
