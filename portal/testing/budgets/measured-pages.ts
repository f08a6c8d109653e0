import { addressesOf } from "../addresses.ts";
import type { OpenCity } from "../open-city.ts";
import { nameOfPath } from "./page-names.ts";
import { type Reader, signedInPages } from "./signed-in-pages.ts";

/** What a page is for, which says what it may weigh and cost. */
export type PageKind =
	/** Only read. */
	| "reading"
	/** Public, with something to operate. */
	| "island"
	/** A citizen's own. */
	| "citizen"
	/** An officer's or the operator's. */
	| "office";

/** A page to measure. */
export interface MeasuredPage {
	/** Path with its language. */
	readonly path: string;
	readonly kind: PageKind;
	/** Who is signed in, where somebody has to be. */
	readonly reader?: Reader;
}

const islands =
	/^\/(verify|explorer\/(r|state)\/|certificates\/|sign-in|sign-up|recover|services\/[^/?]+\/check)/;

/** Addresses that `addressesOf` leaves out, for what they answer is nobody else's or no page. */
const apart = ["/sign-in", "/sign-up", "/recover", "/show/ended", "/nowhere"];

/** Every kind of page in both languages: what anybody may read, and what people have of their own once they signed in. */
export async function measuredPages(city: OpenCity): Promise<readonly MeasuredPage[]> {
	const addresses = await addressesOf(city.node);
	const guide = addresses.find((address) => nameOfPath(address) === "service");
	const open = [...addresses, ...apart, `${guide}/check`].map((path) => ({
		path,
		kind: islands.test(path) ? ("island" as const) : ("reading" as const),
	}));
	return [...open, ...(await signedInPages(city))].flatMap((page) => [page, inEnglish(page)]);
}

function inEnglish(page: MeasuredPage): MeasuredPage {
	return { ...page, path: page.path === "/" ? "/en" : `/en${page.path}` };
}
