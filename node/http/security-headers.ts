import type { Configuration } from "../configuration/configuration.ts";

/** Headers of every answer of the API: data, never a document that may run or be framed. */
export function securityHeaders({
	publicUrl,
}: Pick<Configuration, "publicUrl">): Readonly<Record<string, string>> {
	return {
		"content-security-policy": "default-src 'none'; frame-ancestors 'none'",
		"x-content-type-options": "nosniff",
		"referrer-policy": "no-referrer",
		"cross-origin-resource-policy": "cross-origin",
		...(publicUrl.startsWith("https:") ? { "strict-transport-security": "max-age=31536000" } : {}),
	};
}

/** Headers that let any site's pages read what is public anyway. */
export const publicReadHeaders: Readonly<Record<string, string>> = {
	"access-control-allow-origin": "*",
	"access-control-expose-headers": "etag, retry-after, mingjian-height",
};

/** Answers to a browser that asks whether it may read (Fetch §3.2.5). */
export const preflightHeaders: Readonly<Record<string, string>> = {
	"access-control-allow-origin": "*",
	"access-control-allow-methods": "GET, HEAD",
	"access-control-allow-headers": "accept-language, if-none-match, last-event-id",
	"access-control-max-age": "86400",
};
