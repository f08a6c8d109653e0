import { toBase64, toBase64Url } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, concat, u16, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { signatureToDer } from "@mingjian/ledger/crypto/ecdsa-der.ts";
import { p256PublicKey, signP256 } from "@mingjian/ledger/crypto/p256.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { digestOf, flip, type SignatureCase } from "./signature-case.ts";

const secretKey = digestOf(31);
const publicKey = p256PublicKey(secretKey);
const digest = digestOf(32);
const challenge = toBase64Url(digest);
const origin = "https://pingshan.example";
const policy = { rpId: "pingshan.example", origins: [origin, "https://app.pingshan.example"] };
const authenticatorData = concat(sha256(utf8(policy.rpId)), Uint8Array.of(0x05, 0, 0, 0, 0));
const statement = { type: "webauthn.get", challenge, origin, crossOrigin: false };

interface Parts {
	readonly authenticatorData?: Bytes;
	readonly clientData?: Bytes;
	/** Changes the DER after signing. */
	readonly der?: (der: Bytes) => Bytes;
}

/** Every rule of passkeys in spec/crypto.md; all but the last few are rightly signed, so only the rule refuses them. */
export function passkeyCases(): SignatureCase[] {
	return [...accepted(), ...unusualJson(), ...wrongStatement(), ...wrongAuthenticator(), ...wrongShape()];
}

function accepted(): SignatureCase[] {
	const other = statementOf({ origin: policy.origins[1] });
	return [
		make("honest", {}, true),
		make("from the second origin", { clientData: other }, true),
		make("without crossOrigin", { clientData: statementOf({ crossOrigin: undefined }) }, true),
		make("with members in another order and unknown ones", { clientData: utf8(reordered()) }, true),
		make("with white space around", { clientData: utf8(` ${JSON.stringify(statement)}\n`) }, true),
		make(
			"with all other flags, a counter and extensions",
			{ authenticatorData: authenticatorWith(0xdd, [0xa0]) },
			true,
		),
		make(
			"with type twice, the last one right",
			{ clientData: twice("webauthn.create", "webauthn.get") },
			true,
		),
	];
}

/** JSON that libraries are known to judge differently, in members nobody interprets. */
function unusualJson(): SignatureCase[] {
	const text = JSON.stringify(statement);
	const extended = (member: string) => utf8(`${text.slice(0, -1)},${member}}`);
	return [
		make("with a letter escaped", { clientData: utf8(text.replace("webauthn", "\\u0077ebauthn")) }, true),
		make("with an escaped lone surrogate", { clientData: extended('"a":"\\ud800"') }, true),
		make("with a number above every double", { clientData: extended('"a":1e999') }, true),
		make("with 300 nested lists", { clientData: extended(`"a":${"[".repeat(300)}${"]".repeat(300)}`) }, true),
		make("with a member named __proto__", { clientData: extended('"__proto__":{"type":"x"}') }, true),
		make("with all members under __proto__ only", { clientData: utf8(`{"__proto__":${text}}`) }, false),
		make("with a comma too many", { clientData: utf8(`${text.slice(0, -1)},}`) }, false),
		make("with a comment", { clientData: utf8(`${text}/**/`) }, false),
		make("with a raw control character in a string", { clientData: extended('"a":"\u0001"') }, false),
	];
}

function wrongStatement(): SignatureCase[] {
	const wrong: readonly (readonly [string, Bytes])[] = [
		["it registers a key", statementOf({ type: "webauthn.create" })],
		["type is missing", statementOf({ type: undefined })],
		["type twice, the last one wrong", twice("webauthn.get", "webauthn.create")],
		["the challenge is another digest", statementOf({ challenge: toBase64Url(digestOf(33)) })],
		["the challenge is padded base64", statementOf({ challenge: toBase64(digest) })],
		["the challenge is missing", statementOf({ challenge: undefined })],
		["the challenge is a list", statementOf({ challenge: [challenge] })],
		["another origin", statementOf({ origin: "https://evil.example" })],
		["the origin without its scheme", statementOf({ origin: "pingshan.example" })],
		["the origin with a slash", statementOf({ origin: `${origin}/` })],
		["the origin is missing", statementOf({ origin: undefined })],
		["asked from a frame of another site", statementOf({ crossOrigin: true })],
		["crossOrigin is not a boolean", statementOf({ crossOrigin: "false" })],
		["the client data is a list", utf8(JSON.stringify([statement]))],
		["the client data is null", utf8("null")],
		["the client data is empty", new Uint8Array()],
		["the client data goes on after its end", utf8(`${JSON.stringify(statement)}}`)],
		["the client data begins with a byte order mark", utf8(`\ufeff${JSON.stringify(statement)}`)],
		[
			"the client data is not UTF-8",
			concat(utf8(JSON.stringify(statement).slice(0, -1)), utf8(',"a":"'), Uint8Array.of(0xff), utf8('"}')),
		],
	];
	return wrong.map(([about, clientData]) => make(about, { clientData }, false));
}

function wrongAuthenticator(): SignatureCase[] {
	const wrong: readonly (readonly [string, Bytes])[] = [
		["nobody was present", authenticatorWith(0x04)],
		["nobody was verified", authenticatorWith(0x01)],
		["no flag is set", authenticatorWith(0x00)],
		["another relying party", flip(authenticatorData, 0)],
		["the authenticator data is one octet short", authenticatorData.slice(0, -1)],
		["the authenticator data is empty", new Uint8Array()],
	];
	return wrong.map(([about, data]) => make(about, { authenticatorData: data }, false));
}

function wrongShape(): SignatureCase[] {
	const honest = make("honest", {}, true);
	const { signature } = honest;
	const { policy: _, ...withoutPolicy } = honest;
	const longest = statementOf({ filler: "x".repeat(1025 - statementOf({ filler: "" }).length) });
	return [
		{ ...withoutPolicy, about: "the chain has no policy for passkeys", valid: false },
		{ ...honest, about: "the policy has no origins", policy: { ...policy, origins: [] }, valid: false },
		{
			...honest,
			about: "the policy has another relying party",
			policy: { ...policy, rpId: "example" },
			valid: false,
		},
		make("the client data has 1,024 octets", { clientData: shorter(longest) }, true),
		make("the client data has 1,025 octets", { clientData: longest }, false),
		make("an octet follows the signature", { der: (der) => concat(der, Uint8Array.of(0)) }, false),
		make("the DER has a long length", { der: (der) => Uint8Array.of(0x30, 0x81, ...der.slice(1)) }, false),
		make("the DER's r has a needless zero", { der: (der) => padded(der) }, false),
		make("the DER is r ‖ s", { der: () => signP256(secretKey, digest) }, false),
		make("the curve's signature is changed", { der: (der) => flip(der, der.length - 1) }, false),
		{
			...honest,
			about: "the signature stops inside the client data",
			signature: signature.slice(0, 60),
			valid: false,
		},
		{
			...honest,
			about: "the signature stops inside the first size",
			signature: signature.slice(0, 1),
			valid: false,
		},
		{ ...honest, about: "the signature is empty", signature: new Uint8Array(), valid: false },
		{ ...honest, about: "the digest is another", digest: digestOf(34), valid: false },
		{ ...honest, about: "the key is another", publicKey: p256PublicKey(digestOf(35)), valid: false },
		{
			...honest,
			about: "the key is no point",
			publicKey: Uint8Array.of(2, ...new Uint8Array(32).fill(0xff)),
			badKey: true,
			valid: false,
		},
	];
}

function make(about: string, parts: Parts, valid: boolean): SignatureCase {
	const authenticator = parts.authenticatorData ?? authenticatorData;
	const clientData = parts.clientData ?? statementOf({});
	const der = signatureToDer(signP256(secretKey, concat(authenticator, sha256(clientData))));
	const changed = parts.der?.(der) ?? der;
	const signature = concat(
		u16(authenticator.length),
		authenticator,
		u16(clientData.length),
		clientData,
		changed,
	);
	return { about, publicKey, digest, signature, policy, valid };
}

function statementOf(changes: Readonly<Record<string, unknown>>): Bytes {
	return utf8(JSON.stringify({ ...statement, ...changes }));
}

function authenticatorWith(flags: number, extensions: readonly number[] = []): Bytes {
	return concat(authenticatorData.slice(0, 32), Uint8Array.of(flags, 0, 0, 1, 2, ...extensions));
}

function reordered(): string {
	return JSON.stringify({
		origin,
		hashAlgorithm: "SHA-256",
		challenge,
		clientExtensions: {},
		type: "webauthn.get",
	});
}

function twice(first: string, second: string): Bytes {
	return utf8(`{"type":"${first}","challenge":"${challenge}","origin":"${origin}","type":"${second}"}`);
}

function shorter(clientData: Bytes): Bytes {
	return utf8(new TextDecoder().decode(clientData).replace("xx", "x"));
}

function padded(der: Bytes): Bytes {
	return Uint8Array.of(0x30, der[1]! + 1, 0x02, der[3]! + 1, 0, ...der.slice(4));
}
