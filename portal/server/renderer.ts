import { City } from "../city/city.ts";
import type { PortalConfiguration, RecordNode } from "../city/record-node.ts";
import type { Frame } from "../frame/frame.ts";
import type { Models, PageName } from "../pages/models.ts";
import type { Page } from "../pages/pages.ts";
import type { Language } from "../words/words.ts";
import type { AssetAddresses } from "./assets.ts";
import type { Form } from "./form.ts";
import { plainText } from "./plain-text.ts";
import type { Rendered } from "./send-page.ts";

/** The views, as the build made them. */
export interface Views {
	renderPage<P extends PageName>(page: P, model: Models[P], frame: Frame): string;
}

/** A page somebody asks for. */
export interface PageRequest {
	readonly page: Page;
	readonly language: Language;
	readonly form: Form;
	readonly path: Readonly<Record<string, string>>;
	/** Path and query without language and form. */
	readonly here: string;
}

const tags: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en" };

/** Makes pages of what the node knows. */
export class Renderer {
	readonly #city: City;
	readonly #configuration: PortalConfiguration;
	readonly #views: Views;
	readonly #assets: AssetAddresses;
	readonly #secure: Readonly<Record<string, string>>;

	constructor(given: {
		readonly node: RecordNode;
		readonly configuration: PortalConfiguration;
		readonly views: Views;
		readonly assets: AssetAddresses;
	}) {
		this.#city = new City(given.node, given.configuration);
		this.#configuration = given.configuration;
		this.#views = given.views;
		this.#assets = given.assets;
		const https = given.configuration.publicUrl.startsWith("https:");
		this.#secure = https ? { "strict-transport-security": "max-age=31536000" } : {};
	}

	/** Renders a page in the form asked for; where there is no such page, the page that says so. */
	async render(asked: PageRequest): Promise<Rendered> {
		const { page, language, form, path, here } = asked;
		if (this.#city.node.trouble() !== undefined) return this.trouble("stopped", asked);
		const query = new URLSearchParams(here.split("?")[1] ?? "");
		const model = await page.load({ city: this.#city, language, path, query });
		if (model === undefined) return this.trouble("missing", asked);
		const body = this.#body(page.name, model as never, asked);
		return { status: 200, form, body, language: tags[language], headers: this.#secure };
	}

	/** The page that says what went wrong. */
	trouble(name: "missing" | "failed" | "stopped", asked: Omit<PageRequest, "page" | "path">): Rendered {
		const status = { missing: 404, failed: 500, stopped: 503 }[name];
		const body =
			asked.form === "json" ? `${JSON.stringify({ status, page: name })}\n` : this.#body(name, {}, asked);
		const retry = name === "stopped" ? { "retry-after": "60" } : {};
		const headers = { ...this.#secure, ...retry };
		return { status, form: asked.form, body, language: tags[asked.language], headers };
	}

	#body<P extends PageName>(name: P, model: Models[P], asked: Omit<PageRequest, "page" | "path">): string {
		if (name === "policy" && asked.form !== "html") {
			const { published, text } = model as Models["policy"];
			return asked.form === "txt" ? text : JSON.stringify(published);
		}
		if (asked.form === "json") return `${JSON.stringify(model)}\n`;
		const troubled = name === "missing" || name === "failed" || name === "stopped";
		const html = this.#views.renderPage(name, model, this.#frame(asked, !troubled));
		return asked.form === "txt" ? plainText(mainOf(html)) : html;
	}

	#frame({ language, here }: Pick<PageRequest, "language" | "here">, forms: boolean): Frame {
		const { city, ledger, publicUrl } = this.#configuration;
		const { size, height, timeMs } = this.#city.node.head();
		const { style, islands } = this.#assets;
		// Each block has one leaf beside those of its entries.
		const entries = size - height - 1;
		return { language, here, city: city.name, ledger, publicUrl, entries, timeMs, style, islands, forms };
	}
}

function mainOf(html: string): string {
	const from = html.indexOf("<main");
	const to = html.indexOf("</main>");
	return from < 0 || to < 0 ? html : html.slice(from, to);
}
