import { fromBase64, fromBase64Url } from "@mingjian/ledger/crypto/base64.ts";
import { packPasskeySignature, passkeyAlgorithm } from "@mingjian/ledger/crypto/passkey.ts";
import type { LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import type { Signature } from "@mingjian/ledger/record/envelope.ts";
import { parsePayload } from "@mingjian/ledger/record/payload.ts";
import type { Desk } from "./desk.ts";
import { codeHoldsMs, needsCode } from "./sensitive.ts";
import { bytesInTurn, digestInTurn, type Pending, slotInTurn } from "./signing.ts";
import type { Visitor } from "./visitor.ts";

/** What a form of the signing page sends. */
export interface Approval {
	readonly desk: Desk;
	readonly visitor: Visitor;
	readonly pending: Pending;
	readonly fields: URLSearchParams;
	readonly address: string;
}

/** Why nothing was signed; the person may try again. */
export type ApprovalFault = "passkey" | "password" | "code" | "code-missing" | "wait" | "way";

/** The signature a person gave on the act in turn, or why it is none. Failures count against account and address. */
export async function approve(approval: Approval): Promise<Signature | ApprovalFault> {
	const { desk, pending, address } = approval;
	const account = actorInTurn(pending);
	const waits = await Promise.all([
		desk.limits.wait("account", account),
		desk.limits.wait("address", address),
	]);
	if (waits.some((seconds) => seconds > 0)) return "wait";
	const outcome = await signed(approval, account);
	if (typeof outcome !== "string") await desk.limits.clear("account", account);
	else if (outcome !== "code-missing" && outcome !== "way") {
		await desk.limits.count("account", account);
		await desk.limits.count("address", address);
	}
	return outcome;
}

/** The account that acts in the act in turn. */
export function actorInTurn(pending: Pending): string {
	const payload = parsePayload(bytesInTurn(pending));
	if (typeof payload === "string") throw new TypeError(`a kept payload is none: ${payload}`);
	return payload.actor;
}

/** True where a code of the second factor is asked for beside the key. */
export function codeWanted(desk: Desk, { session, kind }: Visitor, pending: Pending): boolean {
	const payload = parsePayload(bytesInTurn(pending));
	if (typeof payload === "string" || slotInTurn(pending).kind === "new") return false;
	const { confirmedMs, method } = session ?? {};
	if (confirmedMs !== undefined && desk.clock() - confirmedMs < codeHoldsMs) return false;
	const opening = payload.action === "register";
	return method === "password" || opening || needsCode(kind, payload.service, payload.action);
}

async function signed(approval: Approval, account: string): Promise<Signature | ApprovalFault> {
	const { fields } = approval;
	const way = fields.get("way");
	// The code is looked at last: a wrong password must not use it up.
	const outcome =
		way === "passkey"
			? byPasskey(approval, account)
			: way === "password"
				? await byPassword(approval, account)
				: way === "demo"
					? byDemo(approval, account)
					: "way";
	if (typeof outcome === "string") return outcome;
	return codeFault(approval, account) ?? outcome;
}

function codeFault({ desk, visitor, pending, fields }: Approval, account: string): ApprovalFault | undefined {
	if (!codeWanted(desk, visitor, pending)) return undefined;
	const opening = visitor.account === undefined;
	if (!opening && !desk.secondFactors.has(account)) return "code-missing";
	if (!desk.secondFactors.check(account, fields.get("code") ?? "")) return "code";
	if (visitor.session && !opening) desk.sessions.confirm(visitor.session.hash);
	return undefined;
}

function byPasskey({ desk, pending, fields }: Approval, account: string): Signature | ApprovalFault {
	const id = fields.get("credential") ?? "";
	const slot = slotInTurn(pending);
	const held = slot.kind === "new" ? slot.credential : desk.passkeys.find(id);
	if (!held || held.id !== id) return "passkey";
	if (slot.kind === "account" && (!("account" in held) || held.account !== account)) return "passkey";
	const digest = digestInTurn(pending);
	const publicKey = fromBase64(held.publicKey);
	try {
		const [authenticatorData, clientData, signature] = ["authenticatorData", "clientData", "signature"].map(
			(name) => fromBase64Url(fields.get(name) ?? ""),
		);
		const packed = packPasskeySignature({
			authenticatorData: authenticatorData!,
			clientData: clientData!,
			signature: signature!,
		});
		const good = passkeyAlgorithm.verify(publicKey, digest, packed, desk.policy);
		return good ? { algorithm: passkeyAlgorithm.code, publicKey, signature: packed } : "passkey";
	} catch {
		// Not base64url, or larger than any assertion: no passkey said this.
		return "passkey";
	}
}

async function byPassword(
	{ desk, pending, fields }: Approval,
	account: string,
): Promise<Signature | ApprovalFault> {
	if (slotInTurn(pending).kind !== "account") return "way";
	const key = await desk.passwordKeys.open(
		desk.passwordKeys.loginOf(account) ?? "",
		fields.get("password") ?? "",
	);
	return key?.account === account ? signatureOf(key.signer, pending) : "password";
}

function byDemo({ desk, visitor, pending }: Approval, account: string): Signature | ApprovalFault {
	const seat = desk.seats.get(account);
	const own = visitor.account === account && visitor.session?.method === "demo";
	return seat && own && slotInTurn(pending).kind === "account" ? signatureOf(seat.signer, pending) : "way";
}

function signatureOf({ code, publicKey, sign }: LocalSigner, pending: Pending): Signature {
	return { algorithm: code, publicKey, signature: sign(digestInTurn(pending)) };
}
