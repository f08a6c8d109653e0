import type { Frame } from "../frame/frame.ts";
import type { Views } from "../server/renderer.ts";
import { hostileTexts, poisoned, textPaths } from "./hostile-text.ts";

type Render = (name: string, model: unknown, frame: Frame) => string;

/** Views that are given hostile text in place of every text of a page's model, as if each had come from an attacker. */
export class PoisonedViews {
	/** Whether they are given it now. */
	on = false;
	/** Texts of each page that were replaced, and those that were left since they choose words and are no text themselves. */
	readonly planted = new Map<string, Set<string>>();
	readonly spared = new Map<string, Set<string>>();

	/** What the portal is mounted with. */
	readonly wrap = (built: Views): Views => ({
		renderPage: (name, model, frame) =>
			this.on
				? this.#render(built.renderPage as Render, name, model, frame)
				: built.renderPage(name, model, frame),
	});

	#render(render: Render, name: string, model: unknown, frame: Frame): string {
		const hostile: Frame = {
			...frame,
			here: `/?q=${hostileTexts[0]}`,
			...(frame.visitor
				? { visitor: { ...frame.visitor, name: { zh: hostileTexts[0]!, en: hostileTexts[0]! } } }
				: {}),
		};
		const paths = textPaths(model);
		const spare = new Set<string>();
		for (const path of paths) {
			const others = new Set([...paths].filter((each) => each !== path));
			if (!renders(() => render(name, poisoned(model, others), hostile))) spare.add(path);
		}
		note(
			this.planted,
			name,
			[...paths].filter((path) => !spare.has(path)),
		);
		note(this.spared, name, [...spare]);
		return render(name, poisoned(model, spare), hostile);
	}
}

// A view that looks words up by a code finds none for hostile text; such a code never is what somebody wrote.
function renders(render: () => string): boolean {
	try {
		render();
		return true;
	} catch {
		return false;
	}
}

function note(found: Map<string, Set<string>>, name: string, paths: readonly string[]): void {
	found.set(name, new Set([...(found.get(name) ?? []), ...paths]));
}
