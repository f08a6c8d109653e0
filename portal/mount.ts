import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { NodeBackups } from "./city/node-backups.ts";
import type { AnchorSource, PortalConfiguration, RecordNode } from "./city/record-node.ts";
import { Designs } from "./design/designs.ts";
import { openMe } from "./me/me.ts";
import { type Page, pages } from "./pages/pages.ts";
import { addAssets } from "./server/assets.ts";
import { formOfAccept, formOfPath } from "./server/form.ts";
import { addMaterials } from "./server/materials.ts";
import { ownApi } from "./server/own-api.ts";
import { PageCache } from "./server/page-cache.ts";
import { addFormParsers, readPosted } from "./server/posted.ts";
import { type PageRequest, Renderer, type Trouble, type Views } from "./server/renderer.ts";
import { fromOwnPage } from "./server/same-site.ts";
import { type Rendered, sendPage } from "./server/send-page.ts";
import { addUnbuilt } from "./server/unbuilt.ts";
import type { WebApp, WebReply, WebRequest } from "./server/web.ts";
import { Desk, type DeskSetting } from "./session/desk.ts";
import type { Language } from "./words/words.ts";
import { openWork } from "./work/work.ts";

const dist = join(import.meta.dirname, "dist");

export interface MountSetting extends Pick<DeskSetting, "clock" | "seats"> {
	readonly anchors?: AnchorSource | undefined;
	readonly backups?: NodeBackups;
	/** Views in place of those that were built, made of them: for tests of what pages do with what they are given. */
	readonly views?: (built: Views) => Views;
}

/** Adds the portal's pages to a node's server: Chinese at `/`, English at `/en`; before `npm run build`, a line that says so. */
export async function mountPortal(
	app: WebApp,
	node: RecordNode,
	configuration: PortalConfiguration,
	{ anchors, backups, views: instead, ...more }: MountSetting = {},
): Promise<void> {
	const built = join(dist, "server/views.js");
	if (!existsSync(built)) return addUnbuilt(app);
	const own = (await import(pathToFileURL(built).href)) as Views;
	const views = instead?.(own) ?? own;
	const assets = addAssets(app, join(dist, "browser"));
	const desk = new Desk({ node, configuration, ...more });
	app.addHook("onClose", async () => desk.close());
	const me = openMe({ desk, node, fetch: ownApi(app) });
	const work = openWork({ desk, edge: me.edge, requests: me.requests });
	app.addHook("onClose", async () => work.close());
	const designs = new Designs(desk.store, desk.clock);
	const renderer = new Renderer({
		node,
		configuration,
		views,
		assets,
		desk,
		me,
		work,
		anchors,
		designs,
		...(backups ? { backups } : {}),
	});
	const cache = new PageCache();
	addFormParsers(app);
	for (const page of pages) addPage(app, { renderer, cache }, page);
	addMaterials(app, { desk, work });
	addMissing(app, renderer);
}

const prefixes: readonly (readonly [Language, string])[] = [
	["zh", ""],
	["en", "/en"],
];

function addPage(app: WebApp, from: Pick<Sending, "renderer" | "cache">, page: Page): void {
	for (const [language, prefix] of prefixes) {
		const answer = (request: WebRequest, reply: WebReply) =>
			send(request, reply, { ...from, asked: askedOf(request, page, language) });
		for (const path of pathsOf(page.path, prefix)) app.get(path, answer);
		if (page.act)
			app.post(prefix + page.path, (request, reply) =>
				actOn(request, reply, { ...from, asked: askedOf(request, page, language) }),
			);
	}
}

interface Sending {
	readonly renderer: Renderer;
	readonly cache: PageCache;
	readonly asked: PageRequest;
}

// Nothing is done for a form that another site sent, or one that cannot be read.
async function actOn(request: WebRequest, reply: WebReply, sending: Sending): Promise<WebReply> {
	const { renderer, asked } = sending;
	const trouble = (name: Trouble) => sendPage(request, reply, renderer.trouble(name, asked));
	if (!fromOwnPage(request, renderer.publicUrl)) return trouble("elsewhere");
	const posted = await readPosted(request);
	if (!posted) return trouble("unread");
	return send(request, reply, { ...sending, asked: { ...asked, posted } });
}

// A parameter takes its ending along; a path without one needs an address for each form.
function pathsOf(path: string, prefix: string): string[] {
	if (/[:*]/.test(path)) return [prefix + path];
	if (path === "/") return [prefix === "" ? "/" : prefix, `${prefix}/index.json`, `${prefix}/index.txt`];
	return [prefix + path, `${prefix}${path}.json`, `${prefix}${path}.txt`];
}

function askedOf(request: WebRequest, page: Page, language: Language): PageRequest {
	const [address = "", query] = request.url.split("?");
	const { path, form } = formOfPath(withoutLanguage(address));
	const base = path === "/index" ? "/" : path;
	const parameters = Object.entries(request.params as Record<string, string>).map(([name, value]) => [
		name,
		form ? formOfPath(value).path : value,
	]);
	return {
		page,
		language,
		form: form ?? formOfAccept(request.headers.accept as string | undefined),
		path: Object.fromEntries(parameters),
		here: query ? `${base}?${query}` : base,
		request,
	};
}

function withoutLanguage(address: string): string {
	if (address === "/en") return "/";
	return address.startsWith("/en/") ? address.slice(3) : address;
}

async function send(request: WebRequest, reply: WebReply, sending: Sending): Promise<WebReply> {
	const { renderer, asked } = sending;
	try {
		return sendPage(request, reply, await rendered(sending));
	} catch (error) {
		// A continuation token of another list is the reader's old bookmark, not our failure.
		if (error instanceof Error && error.name === "QuestionFault")
			return sendPage(request, reply, renderer.trouble("missing", asked));
		process.emitWarning(error instanceof Error ? error : String(error), { code: "MINGJIAN_PAGE" });
		return sendPage(request, reply, renderer.trouble("failed", asked));
	}
}

// Whoever sends a cookie may be somebody, and gets a page of their own.
function rendered({ renderer, cache, asked }: Sending): Promise<Rendered> {
	if (asked.posted || asked.request.headers.cookie !== undefined) return renderer.render(asked);
	return cache.take(`${asked.language} ${asked.form} ${asked.here}`, () => renderer.render(asked));
}

// Browsers get a page that offers ways on; programs what the API says of an address it does not have.
function addMissing(app: WebApp, renderer: Renderer): void {
	app.get("/*", { config: { otherMethods: true } }, (request, reply) => {
		const [address = ""] = request.url.split("?");
		const wantsPage = String(request.headers.accept ?? "").includes("text/html");
		if (!wantsPage || address.startsWith("/v1/")) return reply.callNotFound();
		const language = /^\/en(\/|$)/.test(address) ? "en" : "zh";
		const asked = { language, form: "html", here: withoutLanguage(request.url), request } as const;
		return sendPage(request, reply, renderer.trouble("missing", asked));
	});
}
