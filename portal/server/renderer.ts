import { City } from "../city/city.ts";
import type { NodeBackups } from "../city/node-backups.ts";
import type { AnchorSource, PortalConfiguration, RecordNode } from "../city/record-node.ts";
import type { Designs } from "../design/designs.ts";
import type { Frame } from "../frame/frame.ts";
import { link } from "../frame/frame.ts";
import { preferencesCookie, readPreferences } from "../frame/preferences.ts";
import type { Me } from "../me/me.ts";
import type { Models, PageName } from "../pages/models.ts";
import { type Asked, type BrowserState, SeeOther } from "../pages/page.ts";
import type { Page } from "../pages/pages.ts";
import type { Desk } from "../session/desk.ts";
import { nobody, type Visitor, visitorOf } from "../session/visitor.ts";
import type { Language } from "../words/words.ts";
import type { Work } from "../work/work.ts";
import type { AssetAddresses } from "./assets.ts";
import { cookieOf } from "./cookies.ts";
import type { Form } from "./form.ts";
import { scanningHeaders } from "./headers.ts";
import { plainText } from "./plain-text.ts";
import type { Posted } from "./posted.ts";
import type { Rendered } from "./send-page.ts";
import type { WebRequest } from "./web.ts";

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
	readonly request: WebRequest;
	/** What a form of the page sent. */
	readonly posted?: Posted;
}

/** What is known of who asks. */
interface Known {
	readonly visitor: Visitor;
	readonly browser: BrowserState;
	/** The page is one person's, and comes as a page alone. */
	readonly personal: boolean;
}

type Framed = Omit<PageRequest, "page" | "path"> & Partial<Known>;

/** What can be said in place of a page, with its status. */
export const troubles = { missing: 404, unread: 400, elsewhere: 403, failed: 500, stopped: 503 } as const;
export type Trouble = keyof typeof troubles;

const tags: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en" };

/** Makes pages of what the node knows. */
export class Renderer {
	/** Where the portal is reached. */
	readonly publicUrl: string;
	readonly #city: City;
	readonly #configuration: PortalConfiguration;
	readonly #views: Views;
	readonly #assets: AssetAddresses;
	readonly #secure: Readonly<Record<string, string>>;
	readonly #desk: Desk;
	readonly #me: Me;
	readonly #work: Work;
	readonly #designs: Designs;
	readonly #backups: NodeBackups | undefined;

	constructor(given: {
		readonly node: RecordNode;
		readonly configuration: PortalConfiguration;
		readonly views: Views;
		readonly assets: AssetAddresses;
		readonly desk: Desk;
		readonly me: Me;
		readonly work: Work;
		readonly anchors?: AnchorSource | undefined;
		readonly designs: Designs;
		readonly backups?: NodeBackups;
	}) {
		this.#city = new City(given.node, given.configuration, given.anchors);
		this.#configuration = given.configuration;
		this.#views = given.views;
		this.#assets = given.assets;
		this.#desk = given.desk;
		this.#me = given.me;
		this.#work = given.work;
		this.#designs = given.designs;
		this.#backups = given.backups;
		const https = given.configuration.publicUrl.startsWith("https:");
		this.publicUrl = given.configuration.publicUrl;
		this.#secure = https ? { "strict-transport-security": "max-age=31536000" } : {};
	}

	/** Renders a page in the form asked for, or says where to go instead; where there is no such page, the page that says so. */
	async render(asked: PageRequest): Promise<Rendered> {
		const { page, language, form } = asked;
		if (this.#city.node.trouble() !== undefined) return this.trouble("stopped", asked);
		const session = this.#desk.sessionOf(asked.request);
		const visitor = await visitorOf(this.#city, session);
		const browser: BrowserState = { session, cookies: [] };
		const known = { ...asked, visitor, browser, personal: page.personal === true };
		// Whoever has a session shows its token: another site can send a browser's cookie, never its token.
		if (asked.posted && session && !this.#desk.ownForm(session, asked.posted.fields.get("csrf")))
			return this.trouble("elsewhere", asked);
		const model = await this.#modelOf(known);
		if (model === undefined) return this.trouble("missing", asked);
		const about = { language: tags[language], personal: page.personal === true || session !== undefined };
		if (model instanceof SeeOther) {
			const headers = { ...this.#secure, location: inAscii(link({ language }, model.path)) };
			const cookies = [...browser.cookies, ...model.cookies];
			return { ...about, status: 303, form, body: "", headers, cookies };
		}
		const body = this.#body(page.name, model as never, known);
		const { cookies } = browser;
		const headers = page.name === "verify" ? { ...this.#secure, ...scanningHeaders } : this.#secure;
		return { ...about, status: asked.posted && !page.answers ? 422 : 200, form, body, headers, cookies };
	}

	#modelOf({ page, posted, ...more }: PageRequest & Known): Promise<object | undefined> {
		const query = new URLSearchParams(more.here.split("?")[1] ?? "");
		const asked: Asked = {
			...more,
			city: this.#city,
			desk: this.#desk,
			me: this.#me,
			work: this.#work,
			designs: this.#designs,
			...(this.#backups ? { backups: this.#backups } : {}),
			query,
			address: more.request.ip,
		};
		return posted ? page.act!({ ...asked, posted }) : page.load(asked);
	}

	/** The page that says what went wrong. */
	trouble(name: Trouble, asked: Omit<PageRequest, "page" | "path">): Rendered {
		const status = troubles[name];
		const body =
			asked.form === "json" ? `${JSON.stringify({ status, page: name })}\n` : this.#body(name, {}, asked);
		const retry = name === "stopped" ? { "retry-after": "60" } : {};
		const headers = { ...this.#secure, ...retry };
		return { status, form: asked.form, body, language: tags[asked.language], headers };
	}

	#body<P extends PageName>(name: P, model: Models[P], asked: Framed): string {
		if (name === "policy" && asked.form !== "html") {
			const { document, text } = model as Models["policy"];
			return asked.form === "txt" ? text : document;
		}
		if (asked.form === "json") return `${JSON.stringify(model)}\n`;
		const html = this.#views.renderPage(
			name,
			model,
			this.#frame(asked, !(name in troubles) && !asked.personal),
		);
		return asked.form === "txt" ? plainText(mainOf(html)) : html;
	}

	#frame({ language, here, request, browser, visitor }: Framed, forms: boolean): Frame {
		const preferences = readPreferences(cookieOf(request, preferencesCookie));
		const { city, ledger, publicUrl } = this.#configuration;
		const { size, height, timeMs } = this.#city.node.head();
		const { style, islands } = this.#assets;
		// Each block has one leaf beside those of its entries.
		const entries = size - height - 1;
		const place = { language, here, city: city.name, ledger, publicUrl, preferences };
		const csrf = browser?.session?.csrf;
		const { kind, name } = visitor ?? nobody;
		const who = kind === "nobody" ? {} : { visitor: { kind, ...(name ? { name } : {}) } };
		return { ...place, ...(csrf ? { csrf } : {}), ...who, entries, timeMs, style, islands, forms };
	}
}

/** An address as a header carries it. */
function inAscii(address: string): string {
	return address.toWellFormed().replaceAll(/[^\x21-\x7e]+/g, encodeURIComponent);
}

function mainOf(html: string): string {
	const from = html.indexOf("<main");
	const to = html.indexOf("</main>");
	return from < 0 || to < 0 ? html : html.slice(from, to);
}
