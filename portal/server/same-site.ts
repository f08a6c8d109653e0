import type { WebRequest } from "./web.ts";

/**
 * Whether a POST comes from a page of this portal (Fetch Metadata; the origin where a browser sends no metadata). What says neither is
 * no browser, carries nobody's session by itself and is let through.
 */
export function fromOwnPage({ headers }: WebRequest, publicUrl: string): boolean {
	const site = headers["sec-fetch-site"];
	if (site !== undefined) return site === "same-origin";
	const { origin } = headers;
	return origin === undefined || origin === new URL(publicUrl).origin;
}
