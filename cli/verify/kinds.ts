import { fromUtf8 } from "@mingjian/ledger/crypto/bytes.ts";

const proofHeader = "c2sp.org/tlog-proof@v";
const anchorHeader = "mingjian/anchor/";
const forkHeader = "mingjian/fork/";
const trailHeader = '{"format":"mingjian-trail/';

/** Something to verify, told apart by how it begins. */
export type Given =
	| { readonly kind: "proof"; readonly bytes: Uint8Array }
	| { readonly kind: "trail"; readonly bytes: Uint8Array }
	| { readonly kind: "fork"; readonly bytes: Uint8Array }
	| { readonly kind: "anchor"; readonly bytes: Uint8Array }
	| { readonly kind: "certificate"; readonly text: string }
	| { readonly kind: "credential"; readonly text: string }
	| { readonly kind: "status-list"; readonly text: string }
	| { readonly kind: "qr"; readonly text: string };

/** Tells what a file or text is; undefined where it is nothing that can be verified. */
export function givenOf(bytes: Uint8Array): Given | undefined {
	if (beginsWith(bytes, proofHeader)) return { kind: "proof", bytes };
	if (beginsWith(bytes, trailHeader)) return { kind: "trail", bytes };
	if (beginsWith(bytes, anchorHeader)) return { kind: "anchor", bytes };
	if (beginsWith(bytes, forkHeader)) return { kind: "fork", bytes };
	const trimmed = textOf(bytes)?.trim();
	if (trimmed === undefined) return undefined;
	if (trimmed.startsWith("MJ1:")) return { kind: "qr", text: trimmed };
	if (/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+~/.test(trimmed))
		return { kind: "credential", text: trimmed };
	if (/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/.test(trimmed))
		return { kind: "status-list", text: trimmed };
	return /^\{\s*"format":\s*"mingjian-certificate\//.test(trimmed)
		? { kind: "certificate", text: trimmed }
		: undefined;
}

// By octets: what follows may be damaged, and the verifier says how.
function beginsWith(bytes: Uint8Array, header: string): boolean {
	return [...header].every((character, at) => bytes[at] === character.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string | undefined {
	try {
		return fromUtf8(bytes);
	} catch {
		return undefined;
	}
}
