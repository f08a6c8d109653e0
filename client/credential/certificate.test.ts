import assert from "node:assert/strict";
import { test } from "node:test";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { encodeStateProof } from "@mingjian/ledger/merkle/state/state-proof-encoding.ts";
import { MemoryState } from "@mingjian/ledger/runtime/memory-state.ts";
import { licence, publicFields, TestCity } from "@mingjian/services/certificates/certificates-city.test.ts";
import { dayMs } from "@mingjian/services/certificates/rules/calendar.ts";
import { certificates } from "@mingjian/services/certificates/state.ts";
import { type CertificateFile, createCertificate, particularsFaults } from "./certificate.ts";
import {
	isWholeHistory,
	type ProvenCertificate,
	proveCertificate,
	proveNoCertificate,
} from "./proven-certificate.ts";
import { holder, holderTag, seededRandom } from "./testing/department.ts";
import { verifyCertificate } from "./verify-certificate.ts";

const particulars = { name: publicFields.name, uscc: publicFields.uscc };
const city = TestCity.withTypes();
const schema = city.typeInput(licence).particulars as never;
const { salt, commitment } = createCertificate(schema, particulars, seededRandom("file"));
const { validUntilMs: _end, ...input } = city.issueInput({
	type: licence,
	publicFields,
	commitment,
	holder: holderTag,
});
const { identifier } = city.ok<{ identifier: string }>("clerk", "issue", input);
const file: CertificateFile = {
	format: "mingjian-certificate/1",
	identifier,
	type: licence,
	particulars,
	salt,
	holder,
};
const text = JSON.stringify(file);

/** The record as it stands, proven from a state that holds others too. */
function proof() {
	const stored = {
		...city.ledger.stamp(certificates, identifier),
		record: city.ledger.get(certificates, identifier),
	};
	const state = new MemoryState();
	const value = utf8(JSON.stringify(stored));
	const others = Array.from(
		{ length: 30 },
		(_, at) => [`certificates.certificate/${at}`, utf8("{}")] as const,
	);
	const root = state.apply(1, [...others, [`certificates.certificate/${identifier}`, value]]);
	const octets = encodeStateProof(state.prove(`certificates.certificate/${identifier}`));
	return { root, atMs: city.ledger.timeMs, identifier, value, proof: octets, state };
}

const given = proof();
const proven = proveCertificate(given) as ProvenCertificate;

test("a holder's file is borne out by the record, and says valid", () => {
	assert.equal(typeof proven, "object");
	const verified = verifyCertificate(text, proven, city.ledger.timeMs);
	assert.ok(typeof verified === "object");
	assert.deepEqual([verified.standing, verified.statusAsOfMs], ["valid", city.ledger.timeMs]);
});

const changed: readonly (readonly [
	title: string,
	fault: string,
	with_: Partial<Record<keyof CertificateFile, unknown>>,
])[] = [
	["with another name", "particulars-differ", { particulars: { ...particulars, name: "假公司" } }],
	["with a member more", "particulars-differ", { particulars: { ...particulars, note: "a" } }],
	["with another salt", "particulars-differ", { salt: toBase64(new Uint8Array(32)) }],
	["of another type", "type-differs", { type: "food-handler" }],
	[
		"with a miscopied identifier",
		"identifier",
		{ identifier: identifier.replace("0000000001", "0000000002") },
	],
	[
		"with another certificate's identifier",
		"record-other",
		{ identifier: "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U" },
	],
	[
		"of another holder",
		"holder-differs",
		{ holder: { ...holder, account: "citizen:kbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" } },
	],
	["of another format", "malformed", { format: "mingjian-certificate/2" }],
	["with a member nobody defined", "malformed", { extra: 1 } as never],
];
for (const [title, fault, with_] of changed) {
	test(`refuses a file ${title}`, () => {
		assert.equal(verifyCertificate(JSON.stringify({ ...file, ...with_ }), proven, city.ledger.timeMs), fault);
	});
}

test("refuses a record whose public members are not the holder's", () => {
	const record = { ...proven.record, publicFields: { ...publicFields, name: "别的公司" } };
	assert.equal(verifyCertificate(text, { ...proven, record }, city.ledger.timeMs), "public-fields-differ");
	assert.equal(verifyCertificate("no json", proven, 0), "malformed");
});

test("every single flipped bit of value and proof is refused", () => {
	const flips = (bytes: Bytes, from: (flipped: Bytes) => unknown) => {
		for (let bit = 0; bit < bytes.length * 8; bit++) {
			const flipped = bytes.slice();
			flipped[bit >> 3]! ^= 1 << (bit & 7);
			assert.equal(typeof from(flipped), "string", `bit ${bit}`);
		}
	};
	flips(given.value, (value) => proveCertificate({ ...given, value }));
	flips(given.proof, (octets) => proveCertificate({ ...given, proof: octets }));
	flips(given.root, (root) => proveCertificate({ ...given, root }));
});

test("shows that there is no such certificate, and not of one that is there", () => {
	const absent = identifier.replace("0000000001.001.", "0000000009.001.");
	const octets = encodeStateProof(given.state.prove(`certificates.certificate/${absent}`));
	assert.equal(proveNoCertificate({ root: given.root, identifier: absent, proof: octets }), undefined);
	assert.notEqual(proveNoCertificate({ root: given.root, identifier, proof: given.proof }), undefined);
});

test("after revocation says revoked, with a history that is provably whole", () => {
	city.ledger.advance(dayMs);
	city.ok("inspector", "revoke", { identifier, reason: "annulled" });
	const now = proveCertificate(proof()) as ProvenCertificate;
	const verified = verifyCertificate(text, now, city.ledger.timeMs);
	assert.equal(typeof verified === "object" && verified.standing, "revoked");
	const { entries } = city.query<{ entries: { transaction: string }[] }>("history", { identifier });
	const transactions = entries.map((entry) => entry.transaction);
	assert.equal(isWholeHistory(now, transactions), true);
	assert.equal(isWholeHistory(now, transactions.slice(0, 1)), false);
	assert.equal(isWholeHistory(now, transactions.toReversed()), false);
});

test("refuses particulars that miss their type's schema", () => {
	assert.equal(particularsFaults(schema, particulars).length, 0);
	for (const wrong of [
		{ name: "a" },
		{ ...particulars, uscc: 1 },
		{ ...particulars, extra: "a" },
		{ ...particulars, name: "长".repeat(300) },
	]) {
		assert.ok(particularsFaults(schema, wrong as never).length > 0, JSON.stringify(wrong).slice(0, 40));
		assert.throws(() => createCertificate(schema, wrong as never, seededRandom("x")), TypeError);
	}
});
