/** What can stand in a query string; undefined members are left out. */
export type Parameters = Readonly<Record<string, string | number | boolean | undefined>>;

/** `?a=1&b=x`, or nothing where there is nothing to ask. */
export function queryString(parameters: Parameters): string {
	const pairs = Object.entries(parameters)
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
	return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}
