import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { type ReleaseRequest, signReleaseRequest } from "@mingjian/client/seal/release-request.ts";
import { openContent } from "@mingjian/client/seal/sealed-content.ts";
import { decodeSealedFile } from "@mingjian/client/seal/sealed-file.ts";
import { unwrapContentKey } from "@mingjian/client/seal/wrap.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { ed25519Signer } from "@mingjian/ledger/crypto/signer.ts";
import { KeptVault, minute } from "./testing/kept-vault.ts";
import { clause, commitmentOfPart, ledger, purpose, tagOf } from "./testing/vault-city.ts";

describe("what the keeper of the vault releases", () => {
	const at = new KeptVault();
	before(() => at.found());
	beforeEach(() => at.empty());
	after(() => at.close());

	test("the department's officer gets what was opened, once, with the department's wrap alone", async () => {
		const group = await at.held();
		const opening = await at.city.open(group.part.content);
		const released = await at.ask(group, opening, at.city.opener);
		assert.ok(typeof released !== "string", String(released));
		const { wraps, bytes } = decodeSealedFile(released)!;
		assert.equal(wraps.length, 1);
		const contentId = group.part.content;
		const wrapPurpose = { ledger, contentId, recipient: at.city.land.id };
		const contentKey = await unwrapContentKey(wraps[0]!, at.city.land.sealing, wrapPurpose);
		const expected = { ledger, contentId, commitment: commitmentOfPart(group) };
		const { plain } = await openContent(bytes, contentKey, expected);
		assert.deepEqual(plain, { kind: "json", value: { name: "张伟" } });
		assert.equal(await at.ask(group, opening, at.city.opener), "vault-release-used");
		await at.keeper.close();
		at.files.cut();
		await at.openKeeper();
		assert.equal(await at.ask(group, opening, at.city.opener), "vault-release-used");
		const again = await at.city.open(group.part.content);
		assert.notEqual(typeof (await at.ask(group, again, at.city.opener)), "string");
	});

	test("without an opening on the record nothing comes out, whoever asks and whatever they name", async () => {
		const group = await at.held();
		const other = await at.held();
		const colleague = await at.city.officer("data-opener");
		const { id: notAnOpening } = await at.city.expect(at.owner, "disclosure/request", {
			content: other.part.content,
			kind: "erasure",
		});
		for (const opening of ["0".repeat(64), notAnOpening]) {
			for (const who of [at.city.opener, at.city.land, at.owner, await at.city.person("officer")])
				assert.equal(await at.ask(group, opening, who), "vault-release-refused");
		}
		const ofOther = await at.city.open(other.part.content);
		assert.equal(await at.ask(group, ofOther, at.city.opener), "vault-release-refused");
		const opening = await at.city.open(group.part.content);
		for (const who of [colleague, at.city.land, at.city.guardian, at.owner, await at.city.person("officer")])
			assert.equal(await at.ask(group, opening, who), "vault-release-refused");
		assert.notEqual(typeof (await at.ask(group, opening, at.city.opener)), "string");
	});

	test("the key an opening names fetches each of its contents once, while its officer may open", async () => {
		const [one, two, three] = [await at.held(), await at.held(), await at.held()];
		const collector = await at.city.person("citizen");
		const leaving = await at.city.officer("data-opener");
		const { id } = await at.city.expect(leaving, "disclosure/open", {
			content: one.part.content,
			more: [two.part.content, three.part.content],
			collector: tagOf(collector),
			purpose,
			reason: "decide-application",
			basis: clause,
		});
		assert.equal(await at.ask(one, id, await at.city.person("citizen")), "vault-release-refused");
		assert.notEqual(typeof (await at.ask(one, id, collector)), "string");
		assert.equal(await at.ask(one, id, collector), "vault-release-used");
		assert.notEqual(typeof (await at.ask(two, id, leaving)), "string");
		await at.city.expect(at.city.land, "identity/dismiss", { officer: leaving.id });
		assert.equal(await at.ask(three, id, collector), "vault-release-refused");
	});

	test("a refused opening releases nothing, and its refusal is on the record", async () => {
		const group = await at.held();
		const input = { content: group.part.content, purpose: "curiosity", reason: "supervise", basis: clause };
		const refused = await at.city.node.submit(at.city.envelope(at.city.opener, "disclosure/open", input));
		assert.equal(refused.code, "disclosure/not-entitled");
		const { id } = refused as { id: string };
		assert.equal((await at.city.node.entry(id))?.code, "disclosure/not-entitled");
		assert.equal(await at.ask(group, id, at.city.opener), "vault-release-refused");
	});

	test("an opening is good for ten minutes, and a request for five either way", async () => {
		const group = await at.held();
		const opening = await at.city.open(group.part.content);
		for (const off of [-5 * minute - 1, 5 * minute + 1])
			assert.equal(await at.ask(group, opening, at.city.opener, at.nowMs + off), "vault-release-time");
		at.nowMs += 10 * minute;
		assert.equal(await at.ask(group, opening, at.city.opener), "vault-release-refused");
		at.nowMs -= 1;
		assert.notEqual(typeof (await at.ask(group, opening, at.city.opener)), "string");
		at.nowMs += 1;
	});

	test("an officer dismissed between opening and asking gets nothing", async () => {
		const group = await at.held();
		const leaving = await at.city.officer("data-opener");
		const opening = await at.city.open(group.part.content, leaving);
		await at.city.expect(at.city.land, "identity/dismiss", { officer: leaving.id });
		assert.equal(await at.ask(group, opening, leaving), "vault-release-refused");
	});

	test("a request that was changed after signing is no request", async () => {
		const group = await at.held();
		const opening = await at.city.open(group.part.content);
		const terms = { ledger, contentId: group.part.content, opening, issuedAt: at.nowMs };
		const request = await signReleaseRequest(terms, at.city.opener.by);
		const changes: Partial<ReleaseRequest>[] = [
			{ opening: "owner" },
			{ issuedAt: at.nowMs + 1 },
			{ algorithm: 2 },
		];
		for (const change of changes)
			assert.equal(await at.keeper.release(terms.contentId, { ...request, ...change }), "signature-invalid");
		assert.notEqual(typeof (await at.keeper.release(terms.contentId, request)), "string");
	});

	test("the owner sees their own as often as they like, and another person does not", async () => {
		const group = await at.held();
		for (let time = 0; time < 2; time++)
			assert.notEqual(typeof (await at.ask(group, "owner", at.owner)), "string");
		for (const who of [await at.city.owner(), at.city.opener, at.city.land])
			assert.equal(await at.ask(group, "owner", who), "vault-release-refused");
	});

	test("an owner whose tag is an account asks with any key in force there, and with none that was revoked", async () => {
		const registered = await at.city.owner();
		const spare = ed25519Signer(new Uint8Array(32).fill(8));
		const group = await at.sealOne(registered);
		await at.city.record(registered, [group]);
		await at.keeper.keep(group.file);
		const [first, second] = [registered.by, spare].map((by) => ({
			algorithm: by.algorithm,
			publicKey: toBase64(by.publicKey),
		}));
		const both = { ...registered, with: [spare] };
		await at.city.expect(registered, "identity/register", { keys: [first!] });
		await at.city.expect(both, "identity/add-key", { key: second! });
		const bySpare = { ...registered, by: spare };
		await at.city.expect(bySpare, "identity/revoke-key", { key: tagOf(registered) });
		assert.equal(await at.ask(group, "owner", registered), "vault-release-refused");
		assert.notEqual(typeof (await at.ask(group, "owner", bySpare)), "string");
	});
});
