import type { AccountRecord, KeyRecord, PostRecord } from "@mingjian/services/identity/records.ts";
import { accounts, keys } from "@mingjian/services/identity/state.ts";
import type { City } from "../city/city.ts";
import type { Words } from "../words/words.ts";
import type { Session } from "./sessions.ts";

export type VisitorKind = "nobody" | AccountRecord["kind"];

/** A department an officer serves, with what they may do there. */
export interface VisitorPost {
	readonly department: string;
	readonly name: Words;
	readonly roles: readonly string[];
}

/** Who asks for a page, as the record has them now. */
export interface Visitor {
	readonly kind: VisitorKind;
	/** The browser's session; nobody has one until they come to a form. */
	readonly session?: Session;
	readonly account?: string;
	/** Officers, departments and operators have a public name; citizens have none. */
	readonly name?: Words;
	readonly posts: readonly VisitorPost[];
	/** Department acted for. */
	readonly department?: string;
	/** Roles held in that department. */
	readonly roles: readonly string[];
}

/** Somebody who is signed in. */
export interface Known extends Visitor {
	readonly session: Session;
	readonly account: string;
}

const mostPosts = 50;

export const nobody: Visitor = { kind: "nobody", posts: [], roles: [] };

/** Who a session belongs to. Nobody where the account was suspended or its key revoked since: the record decides, each time. */
export async function visitorOf(city: City, session: Session | undefined): Promise<Visitor> {
	if (!session?.account || !session.key) return session ? { ...nobody, session } : nobody;
	const { account } = session;
	const context = city.node.queryContext("identity");
	const record = context.get(accounts, account) as AccountRecord | undefined;
	const key = context.get(keys, session.key) as KeyRecord | undefined;
	if (!record || record.suspension || key?.account !== account || key.revokedMs !== undefined) return nobody;
	const posts = record.kind === "officer" ? await postsOf(city, account) : ownPost(account, record);
	const chosen = posts.find(({ department }) => department === session.department) ?? posts[0];
	return {
		kind: record.kind,
		session,
		account,
		...(record.name ? { name: record.name } : {}),
		posts,
		...(chosen ? { department: chosen.department } : {}),
		roles: chosen?.roles ?? [],
	};
}

/** True where a visitor is signed in. */
export function isKnown(visitor: Visitor): visitor is Known {
	return visitor.account !== undefined;
}

async function postsOf(city: City, officer: string): Promise<VisitorPost[]> {
	const page = await city.ask<{ readonly rows: readonly PostRecord[] }>("identity", "posts", {
		officer,
		limit: mostPosts,
	});
	const held = page?.rows.filter(({ endedMs }) => endedMs === undefined) ?? [];
	return Promise.all(
		held.map(async ({ department, roles }) => ({
			department,
			name: (await city.nameOf(department)) ?? { zh: department, en: department },
			roles,
		})),
	);
}

// A department's seal acts for the department itself.
function ownPost(account: string, { kind, name }: AccountRecord): VisitorPost[] {
	if (kind !== "department") return [];
	return [{ department: account, name: name ?? { zh: account, en: account }, roles: [] }];
}
