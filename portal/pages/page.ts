import type { City } from "../city/city.ts";
import type { NodeBackups } from "../city/node-backups.ts";
import type { Designs } from "../design/designs.ts";
import type { Me } from "../me/me.ts";
import type { Posted } from "../server/posted.ts";
import type { WebRequest } from "../server/web.ts";
import type { Desk } from "../session/desk.ts";
import type { Session } from "../session/sessions.ts";
import type { Visitor } from "../session/visitor.ts";
import type { Language } from "../words/words.ts";
import type { Work } from "../work/work.ts";

/** What a reader asks a page for. */
export interface Asked {
	readonly city: City;
	readonly language: Language;
	/** Parameters of the path. */
	readonly path: Readonly<Record<string, string>>;
	readonly query: URLSearchParams;
	/** Path and query without language and form. */
	readonly here: string;
	/** The request itself, for its cookies. */
	readonly request: WebRequest;
	/** Network address of who asks. */
	readonly address: string;
	/** Who asks, as the record has them now. */
	readonly visitor: Visitor;
	/** How people are known to the portal and sign. */
	readonly desk: Desk;
	/** What is kept for citizens and done for them. */
	readonly me: Me;
	/** What is kept for departments and done for their officers. */
	readonly work: Work;
	/** Services that departments are designing. */
	readonly designs: Designs;
	/** How the node is backed up; undefined where it is not told where to. */
	readonly backups?: NodeBackups;
	readonly browser: BrowserState;
}

/** A browser's session, and cookies to give it with the page. */
export interface BrowserState {
	session: Session | undefined;
	readonly cookies: string[];
}

/** Another page to go to instead, by its path without the language. */
export class SeeOther {
	readonly path: string;
	/** `Set-Cookie` lines to go with it. */
	readonly cookies: readonly string[];

	constructor(path: string, cookies: readonly string[] = []) {
		this.path = path;
		this.cookies = cookies;
	}
}

/** Gathers what a page shows, as plain JSON; undefined where there is no such page. */
export type Load<M> = (asked: Asked) => Promise<M | SeeOther | undefined>;

/** Does what a form of the page asks: leads on to a page, or gives what to show of a form with faults. */
export type Act<M> = (asked: Asked & { readonly posted: Posted }) => Promise<M | SeeOther | undefined>;

/** Where a person came from, as far as it is a page of this portal; home otherwise. */
export function backOf(given: string | null | undefined): string {
	const fit = typeof given === "string" && given.length <= 2000 && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(given);
	return fit ? given : "/";
}
