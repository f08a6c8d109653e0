import type { AccountRecord, KeyRecord } from "@mingjian/services/identity/records.ts";
import { accounts, keys } from "@mingjian/services/identity/state.ts";
import { sessionOf } from "../../session/only.ts";
import type { SignIn } from "../../session/sessions.ts";
import type { Words } from "../../words/words.ts";
import { type Act, type Asked, backOf, type Load, SeeOther } from "../page.ts";

/** Why nobody was signed in. Says the same of accounts that exist and of those that do not. */
export type SignInFault = "passkey" | "password" | "wait" | "account";

export interface SignInModel {
	/** What the browser's passkeys are asked for, as JSON. */
	readonly options: string;
	readonly next: string;
	readonly seats: readonly SeatLine[];
	readonly fault?: SignInFault;
	readonly login?: string;
}

/** A person of the demo city. */
export interface SeatLine {
	readonly account: string;
	readonly kind: "citizen" | "officer" | "department" | "operator";
	readonly name: Words;
	readonly title: Words;
}

const homes = { citizen: "/me", officer: "/work", department: "/work", operator: "/ops" } as const;

export const loadSignIn: Load<SignInModel> = async (asked) => {
	const next = nextOf(asked.query.get("next"));
	if (asked.visitor.account !== undefined) return new SeeOther(next || homeOf(asked.visitor.account));
	return modelOf(asked, next);
};

/** Signs a browser in by a passkey, by password and code, or as a person of the demo city. */
export const signIn: Act<SignInModel> = async (asked) => {
	const { posted, desk, browser, address } = asked;
	const { fields } = posted;
	const next = nextOf(fields.get("next"));
	const { session } = browser;
	if (!session) return new SeeOther(`/sign-in?next=${encodeURIComponent(next)}`);
	if ((await desk.limits.wait("address", address)) > 0) return modelOf(asked, next, "wait");
	const who = await whoOf(asked);
	if (typeof who !== "string" && stands(asked, who)) {
		const cookie = desk.signIn(session, who);
		return new SeeOther(next || homeOf(who.account), [cookie]);
	}
	if (who !== "wait") await desk.limits.count("address", address);
	return modelOf(asked, next, typeof who === "string" ? who : "account");
};

type Posting = Parameters<typeof signIn>[0];

async function whoOf(asked: Posting): Promise<SignIn | SignInFault> {
	const { desk, browser, posted } = asked;
	const { fields } = posted;
	if (fields.get("way") === "demo") {
		const seat = desk.seats.get(fields.get("account") ?? "");
		const key = seat && keyOfSeat(asked, seat.account);
		return seat && key ? { account: seat.account, method: "demo", key } : "account";
	}
	if (fields.get("way") === "password") return byPassword(asked);
	const held = await desk.passkeys.answered(browser.session!.hash, parsed(fields.get("response")));
	return held ? { account: held.account, method: "passkey", key: held.key } : "passkey";
}

async function byPassword({ desk, posted: { fields } }: Posting): Promise<SignIn | SignInFault> {
	const login = (fields.get("login") ?? "").replaceAll(/\D/g, "").slice(0, 12);
	if ((await desk.limits.wait("account", login)) > 0) return "wait";
	const key = await desk.passwordKeys.open(login, fields.get("password") ?? "");
	const good = key?.confirmed && desk.secondFactors.check(key.account, fields.get("code") ?? "");
	if (key && good) {
		await desk.limits.clear("account", login);
		return { account: key.account, method: "password", key: key.key };
	}
	await desk.limits.count("account", login);
	return "password";
}

/** The account may act and the key is in force: the record says so, now. */
function stands({ city }: Asked, { account, key }: SignIn): boolean {
	const context = city.node.queryContext("identity");
	const record = context.get(accounts, account) as AccountRecord | undefined;
	const held = context.get(keys, key) as KeyRecord | undefined;
	return (
		record !== undefined && !record.suspension && held?.account === account && held.revokedMs === undefined
	);
}

function keyOfSeat({ city }: Asked, account: string): string | undefined {
	const context = city.node.queryContext("identity");
	const found = context.find(keys, { where: { account, status: "active" }, limit: 1 });
	return found.rows[0]?.key;
}

async function modelOf(asked: Asked, next: string, fault?: SignInFault): Promise<SignInModel> {
	const { desk } = asked;
	const session = sessionOf(asked);
	return {
		options: JSON.stringify(await desk.passkeys.signInOptions(session.hash)),
		next,
		seats: [...desk.seats.values()].map(({ account, kind, name, title }) => ({ account, kind, name, title })),
		...(fault ? { fault } : {}),
	};
}

function nextOf(given: string | null): string {
	const back = backOf(given);
	return back === "/" ? "" : back;
}

function homeOf(account: string): string {
	const kind = account.split(":")[0] as keyof typeof homes;
	return homes[kind];
}

/** JSON of a stranger; undefined where it is none. */
export function parsed(text: string | null): unknown {
	try {
		return JSON.parse(text ?? "");
	} catch {
		return undefined;
	}
}
