import { toBase64Url } from "@mingjian/ledger/crypto/base64.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { parsePayload } from "@mingjian/ledger/record/payload.ts";
import { manifests } from "@mingjian/services/manifests.ts";
import { type Party, partyOf } from "../../city/entry-line.ts";
import { type Fact, factsOf } from "../../city/facts.ts";
import { actionSummary, actionTitle, outcomeOf, serviceTitle } from "../../city/outcome.ts";
import { type ApprovalFault, approve, codeWanted } from "../../session/approve.ts";
import { bytesInTurn, digestInTurn, type Pending, slotInTurn, turnOf } from "../../session/signing.ts";
import type { Words } from "../../words/words.ts";
import { type Act, type Asked, type Load, SeeOther } from "../page.ts";

/** What somebody is asked to sign, how they can, and what became of it. */
export type SignModel =
	| { readonly state: "gone" }
	| { readonly state: "refused"; readonly code: string; readonly why: Words; readonly back: string }
	| WaitingModel;

export interface WaitingModel {
	readonly state: "waiting";
	readonly title: Words;
	readonly summary?: Words;
	readonly service: Words;
	readonly actor: Party;
	readonly onBehalfOf?: Party;
	readonly facts: readonly Fact[];
	/** Transaction id: what the device signs. */
	readonly id: string;
	/** Which act of how many, and whose signature of how many. */
	readonly act: readonly [at: number, of: number];
	readonly signature: readonly [at: number, of: number];
	readonly byNewKey: boolean;
	readonly passkey?: string;
	readonly password: boolean;
	readonly demo: boolean;
	/** `missing`: the account has no second factor, and this act wants one. */
	readonly code: "none" | "wanted" | "missing";
	/** The code of now, of a person of the demo city. */
	readonly shownCode?: string;
	/** What to keep, where an account under a password is being opened. */
	readonly opening?: { readonly login: string; readonly secret: string; readonly uri: string };
	readonly fault?: ApprovalFault;
}

export const loadSign: Load<SignModel> = async (asked) => {
	const pending = pendingOf(asked);
	return pending ? waiting(asked, pending) : { state: "gone" };
};

/** Takes the signature the person gave, or lets them go back. */
export const sign: Act<SignModel> = async (asked) => {
	const { desk, visitor, browser, posted, address } = asked;
	const pending = pendingOf(asked);
	if (!pending) return { state: "gone" };
	const { fields } = posted;
	if (fields.get("way") === "cancel") {
		desk.signing.forget(pending);
		return new SeeOther(pending.back);
	}
	const outcome = await approve({ desk, visitor, pending, fields, address });
	if (typeof outcome === "string") return waiting(asked, pending, outcome);
	const signed = await desk.signing.take(pending, outcome);
	if (signed.state === "refused")
		return { state: "refused", code: signed.code, why: outcomeOf(signed.code), back: pending.back };
	if (signed.state === "more") return new SeeOther(`/sign/${pending.id}`);
	const by = { ...visitor, ...(browser.session ? { session: browser.session } : {}) };
	const { path, cookies } = await desk.finish(by, pending, signed.receipts);
	return new SeeOther(path, cookies);
};

function pendingOf({ desk, browser, path }: Asked): Pending | undefined {
	return desk.signing.find(browser.session, path.id ?? "");
}

async function waiting(asked: Asked, pending: Pending, fault?: ApprovalFault): Promise<WaitingModel> {
	const { city } = asked;
	const payload = parsePayload(bytesInTurn(pending));
	if (typeof payload === "string") throw new TypeError(`a kept payload is none: ${payload}`);
	const { service, action, input, actor, onBehalfOf } = payload;
	const manifest = manifests.find(({ id }) => id === service)?.actions[action];
	const summary = actionSummary(service, action);
	return {
		state: "waiting",
		title: actionTitle(service, action),
		...(summary ? { summary } : {}),
		service: serviceTitle(service),
		actor: await partyOf(city, actor),
		...(onBehalfOf === undefined ? {} : { onBehalfOf: await partyOf(city, onBehalfOf) }),
		facts: factsOf(manifest?.input, input),
		id: toHex(digestInTurn(pending)),
		act: [turnOf(pending) + 1, pending.payloads.length],
		signature: [pending.signatures.length + 1, pending.slots.length],
		byNewKey: slotInTurn(pending).kind === "new",
		...waysOf(asked, pending, actor),
		...(fault ? { fault } : {}),
	};
}

type Ways = Pick<WaitingModel, "passkey" | "password" | "demo" | "code" | "shownCode" | "opening">;

function waysOf({ desk, visitor, city }: Asked, pending: Pending, actor: string): Ways {
	const slot = slotInTurn(pending);
	const held = slot.kind === "new" ? [slot.credential] : desk.passkeys.of(actor);
	const login = desk.passwordKeys.loginOf(actor);
	const demo = slot.kind === "account" && visitor.session?.method === "demo" && desk.seats.has(actor);
	const wanted = codeWanted(desk, visitor, pending);
	const issuer = city.configuration.city.name.zh;
	const offered = visitor.account === undefined ? desk.secondFactors.offered(actor, issuer) : undefined;
	const opening = visitor.account === undefined && login && offered ? { login, ...offered } : undefined;
	const missing = wanted && !opening && !desk.secondFactors.has(actor);
	const shownCode = demo && wanted ? desk.secondFactors.shown(actor) : undefined;
	return {
		...(held.length > 0 ? { passkey: passkeyOptions(asked(desk.policy.rpId), pending, held) } : {}),
		password: slot.kind === "account" && login !== undefined,
		demo,
		code: missing ? "missing" : wanted ? "wanted" : "none",
		...(shownCode ? { shownCode } : {}),
		...(opening ? { opening } : {}),
	};
}

function asked(rpId: string) {
	return { rpId, userVerification: "required", timeout: 300_000 } as const;
}

function passkeyOptions(
	common: ReturnType<typeof asked>,
	pending: Pending,
	held: readonly { readonly id: string }[],
): string {
	const challenge = toBase64Url(digestInTurn(pending));
	const allowCredentials = held.map(({ id }) => ({ id, type: "public-key" }));
	return JSON.stringify({ ...common, challenge, allowCredentials });
}
