/** True where one of the patterns (`service/action` or `service/*`) allows the act. */
export function covers(patterns: readonly string[], service: string, action: string): boolean {
	return patterns.includes(`${service}/${action}`) || patterns.includes(`${service}/*`);
}
