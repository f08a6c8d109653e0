import { pages } from "../../pages/pages.ts";

/** Names of the pages by what their paths look like, those with the fewest parameters first, as the router prefers them. */
const patterns = pages
	.map(({ name, path }) => ({
		name,
		parameters: path.split(/[:*]/).length - 1,
		pattern: new RegExp(`^${path.replaceAll(/:[^/]+/g, "[^/]+").replaceAll("*", ".+")}$`),
	}))
	.sort((a, b) => a.parameters - b.parameters);

/** The page a path leads to; its language and its query are nothing to it. */
export function nameOfPath(path: string): string | undefined {
	const [plain = ""] = path.replace(/^\/en(?=\/|$)/, "").split("?");
	return patterns.find(({ pattern }) => pattern.test(plain || "/"))?.name;
}

/** Names of the pages that none of the paths leads to. */
export function namesWithout(paths: readonly string[]): readonly string[] {
	const seen = new Set(paths.map(nameOfPath));
	return [...new Set(pages.map(({ name }) => name))].filter((name) => !seen.has(name));
}
