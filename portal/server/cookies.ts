import type { WebRequest } from "./web.ts";

const mostHeader = 8192;

/** The value of a cookie as the browser sent it; undefined where it sent none. Never trusted. */
export function cookieOf({ headers }: WebRequest, name: string): string | undefined {
	const header = headers.cookie;
	if (typeof header !== "string" || header.length > mostHeader) return undefined;
	for (const pair of header.split(";")) {
		const at = pair.indexOf("=");
		if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
	}
	return undefined;
}

/** How long and where a cookie holds. */
export interface CookieTerms {
	readonly name: string;
	readonly value: string;
	/** Zero takes the cookie away. */
	readonly seconds: number;
	/** Sent over TLS alone. */
	readonly secure: boolean;
}

/** A `Set-Cookie` line: for this host, hidden from scripts, not sent along by other sites' forms. */
export function setCookie({ name, value, seconds, secure }: CookieTerms): string {
	return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}
