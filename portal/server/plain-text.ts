const blocks = new Set([
	"p",
	"h1",
	"h2",
	"h3",
	"li",
	"dt",
	"dd",
	"tr",
	"pre",
	"div",
	"section",
	"ul",
	"ol",
	"dl",
	"table",
	"form",
	"details",
	"summary",
	"figure",
	"caption",
	"thead",
	"tbody",
]);
const hidden = new Set(["script", "style", "svg", "form", "button", "noscript", "template", "nav"]);
const entities: Readonly<Record<string, string>> = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: '"',
	"#39": "'",
	nbsp: " ",
};

/**
 * The text of a page of ours, for terminals, printers and screen readers of one's own: headings, lists and terms on lines of
 * their own, addresses after the words that link to them. It reads what the portal renders, not any HTML.
 */
export function plainText(html: string): string {
	const lines = new Lines();
	let skipping: string | undefined;
	let depth = 0;
	for (const [, closing, tag, attributes = "", text] of html.matchAll(token)) {
		if (tag === undefined) {
			if (!skipping) lines.add(decode(text ?? ""));
			continue;
		}
		if (skipping) {
			if (tag === skipping && !attributes.endsWith("/")) depth += closing ? -1 : 1;
			if (depth === 0) skipping = undefined;
		} else if (!closing && (hidden.has(tag) || / (hidden|aria-hidden="true")/.test(attributes))) {
			if (!attributes.endsWith("/")) [skipping, depth] = [tag, 1];
		} else lines.tag(tag, Boolean(closing), attributes);
	}
	return lines.text();
}

const token = /<(\/)?([a-z][a-z0-9]*)([^>]*)>|([^<]+)/g;

function decode(text: string): string {
	return text.replaceAll(/&([a-z]+|#[0-9]+);/g, (all, name: string) => entities[name] ?? all);
}

class Lines {
	readonly #lines: string[] = [];
	#line = "";
	#prefix = "";
	#pre = false;
	#href: string | undefined;

	add(text: string): void {
		if (!this.#pre) this.#line += text.replaceAll(/\s+/g, " ");
		else {
			const [first = "", ...rest] = text.split("\n");
			this.#line += first;
			for (const line of rest) {
				this.#end();
				this.#line = line;
			}
		}
	}

	tag(name: string, closing: boolean, attributes: string): void {
		if (blocks.has(name)) this.#block(name, closing);
		else if (name === "br") this.#end();
		else if (name === "td" || name === "th") this.#line += closing ? "\t" : "";
		else if (name === "a") this.#link(closing, attributes);
	}

	text(): string {
		this.#end();
		return `${this.#lines
			.join("\n")
			.replaceAll(/\n{3,}/g, "\n\n")
			.trim()}\n`;
	}

	#block(name: string, closing: boolean): void {
		this.#end();
		this.#pre = name === "pre" && !closing;
		const heading = /^h([1-3])$/.exec(name)?.[1];
		if (heading || name === "section" || name === "table") this.#lines.push("");
		if (heading && !closing) this.#prefix = `${"#".repeat(Number(heading))} `;
		else if (name === "li" && !closing) this.#prefix = "- ";
		else if (name === "dd" && !closing) this.#prefix = "  ";
		else if (closing) this.#prefix = "";
	}

	#link(closing: boolean, attributes: string): void {
		if (!closing) this.#href = /href="([^"#]+)"/.exec(attributes)?.[1];
		else if (this.#href) {
			this.#line += ` <${decode(this.#href)}>`;
			this.#href = undefined;
		}
	}

	#end(): void {
		const line = this.#pre ? this.#line : this.#line.trim();
		if (line) {
			this.#lines.push(this.#prefix + line);
			this.#prefix = "";
		}
		this.#line = "";
	}
}
