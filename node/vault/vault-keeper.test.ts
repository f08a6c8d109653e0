import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { type ReleaseRequest, signReleaseRequest } from "@mingjian/client/seal/release-request.ts";
import { type SealedGroup, widen } from "@mingjian/client/seal/seal-document.ts";
import { openContent } from "@mingjian/client/seal/sealed-content.ts";
import { decodeSealedFile, encodeSealedFile } from "@mingjian/client/seal/sealed-file.ts";
import { unwrapContentKey } from "@mingjian/client/seal/wrap.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { ed25519Signer } from "@mingjian/ledger/crypto/signer.ts";
import { pendingTermMs } from "./pending-contents.ts";
import { PowerCutFiles } from "./testing/power-cut-files.ts";
import {
	clause,
	commitmentOfPart,
	ledger,
	type Person,
	purpose,
	tagOf,
	VaultCity,
} from "./testing/vault-city.ts";
import { Vault } from "./vault.ts";
import { VaultKeeper } from "./vault-keeper.ts";

const minute = 60_000;

describe("the keeper of the vault", () => {
	let nowMs = Date.UTC(2026, 0, 5, 9);
	let city: VaultCity;
	let owner: Person;
	let files: PowerCutFiles;
	let vault: Vault;
	let keeper: VaultKeeper;
	const failures: unknown[] = [];

	const openKeeper = async () => {
		vault = await Vault.open(files, "/vault", nowMs);
		keeper = new VaultKeeper({
			node: city.node,
			vault,
			clock: () => nowMs,
			failed: (error) => failures.push(error),
		});
	};
	before(async () => {
		city = await VaultCity.open(() => nowMs);
		owner = await city.owner();
	});
	beforeEach(async () => {
		await keeper?.close();
		files = new PowerCutFiles();
		await openKeeper();
		nowMs += minute;
	});
	after(async () => {
		await keeper.close();
		await city.node.close();
		city.remove();
		assert.deepEqual(failures, []);
	});

	const sealOne = async (of = owner): Promise<SealedGroup> => {
		const plain = { kind: "json" as const, value: { name: "张伟" } };
		const [group] = await city.sealGroups(of, { name: "contact", plain });
		return group!;
	};
	const held = async (): Promise<SealedGroup> => {
		const group = await sealOne();
		await city.record(owner, [group]);
		assert.deepEqual(await keeper.keep(group.file), { contentId: group.part.content, state: "held" });
		return group;
	};
	const ask = async (group: SealedGroup, opening: string, by: Person, issuedAt = nowMs) => {
		const terms = { ledger, contentId: group.part.content, opening, issuedAt };
		return await keeper.release(terms.contentId, await signReleaseRequest(terms, by.by));
	};

	test("the department's officer gets what was opened, once, with the department's wrap alone", async () => {
		const group = await held();
		const opening = await city.open(group.part.content);
		const released = await ask(group, opening, city.opener);
		assert.ok(typeof released !== "string", String(released));
		const { wraps, bytes } = decodeSealedFile(released)!;
		assert.equal(wraps.length, 1);
		const contentId = group.part.content;
		const wrapPurpose = { ledger, contentId, recipient: city.land.id };
		const contentKey = await unwrapContentKey(wraps[0]!, city.land.sealing, wrapPurpose);
		const expected = { ledger, contentId, commitment: commitmentOfPart(group) };
		const { plain } = await openContent(bytes, contentKey, expected);
		assert.deepEqual(plain, { kind: "json", value: { name: "张伟" } });
		assert.equal(await ask(group, opening, city.opener), "vault-release-used");
		await keeper.close();
		files.cut();
		await openKeeper();
		assert.equal(await ask(group, opening, city.opener), "vault-release-used");
		const again = await city.open(group.part.content);
		assert.notEqual(typeof (await ask(group, again, city.opener)), "string");
	});

	test("without an opening on the record nothing comes out, whoever asks and whatever they name", async () => {
		const group = await held();
		const other = await held();
		const colleague = await city.officer("data-opener");
		const { id: notAnOpening } = await city.expect(owner, "disclosure/request", {
			content: other.part.content,
			kind: "erasure",
		});
		for (const opening of ["0".repeat(64), notAnOpening]) {
			for (const who of [city.opener, city.land, owner, await city.person("officer")])
				assert.equal(await ask(group, opening, who), "vault-release-refused");
		}
		const ofOther = await city.open(other.part.content);
		assert.equal(await ask(group, ofOther, city.opener), "vault-release-refused");
		const opening = await city.open(group.part.content);
		for (const who of [colleague, city.land, city.guardian, owner, await city.person("officer")])
			assert.equal(await ask(group, opening, who), "vault-release-refused");
		assert.notEqual(typeof (await ask(group, opening, city.opener)), "string");
	});

	test("the key an opening names fetches each of its contents once, while its officer may open", async () => {
		const [one, two, three] = [await held(), await held(), await held()];
		const collector = await city.person("citizen");
		const leaving = await city.officer("data-opener");
		const { id } = await city.expect(leaving, "disclosure/open", {
			content: one.part.content,
			more: [two.part.content, three.part.content],
			collector: tagOf(collector),
			purpose,
			reason: "decide-application",
			basis: clause,
		});
		assert.equal(await ask(one, id, await city.person("citizen")), "vault-release-refused");
		assert.notEqual(typeof (await ask(one, id, collector)), "string");
		assert.equal(await ask(one, id, collector), "vault-release-used");
		assert.notEqual(typeof (await ask(two, id, leaving)), "string");
		await city.expect(city.land, "identity/dismiss", { officer: leaving.id });
		assert.equal(await ask(three, id, collector), "vault-release-refused");
	});

	test("a refused opening releases nothing, and its refusal is on the record", async () => {
		const group = await held();
		const input = { content: group.part.content, purpose: "curiosity", reason: "supervise", basis: clause };
		const refused = await city.node.submit(city.envelope(city.opener, "disclosure/open", input));
		assert.equal(refused.code, "disclosure/not-entitled");
		const { id } = refused as { id: string };
		assert.equal((await city.node.entry(id))?.code, "disclosure/not-entitled");
		assert.equal(await ask(group, id, city.opener), "vault-release-refused");
	});

	test("an opening is good for ten minutes, and a request for five either way", async () => {
		const group = await held();
		const opening = await city.open(group.part.content);
		for (const off of [-5 * minute - 1, 5 * minute + 1])
			assert.equal(await ask(group, opening, city.opener, nowMs + off), "vault-release-time");
		nowMs += 10 * minute;
		assert.equal(await ask(group, opening, city.opener), "vault-release-refused");
		nowMs -= 1;
		assert.notEqual(typeof (await ask(group, opening, city.opener)), "string");
		nowMs += 1;
	});

	test("an officer dismissed between opening and asking gets nothing", async () => {
		const group = await held();
		const leaving = await city.officer("data-opener");
		const opening = await city.open(group.part.content, leaving);
		await city.expect(city.land, "identity/dismiss", { officer: leaving.id });
		assert.equal(await ask(group, opening, leaving), "vault-release-refused");
	});

	test("a request that was changed after signing is no request", async () => {
		const group = await held();
		const opening = await city.open(group.part.content);
		const terms = { ledger, contentId: group.part.content, opening, issuedAt: nowMs };
		const request = await signReleaseRequest(terms, city.opener.by);
		const changes: Partial<ReleaseRequest>[] = [
			{ opening: "owner" },
			{ issuedAt: nowMs + 1 },
			{ algorithm: 2 },
		];
		for (const change of changes)
			assert.equal(await keeper.release(terms.contentId, { ...request, ...change }), "signature-invalid");
		assert.notEqual(typeof (await keeper.release(terms.contentId, request)), "string");
	});

	test("the owner sees their own as often as they like, and another person does not", async () => {
		const group = await held();
		for (let time = 0; time < 2; time++) assert.notEqual(typeof (await ask(group, "owner", owner)), "string");
		for (const who of [await city.owner(), city.opener, city.land])
			assert.equal(await ask(group, "owner", who), "vault-release-refused");
	});

	test("an owner whose tag is an account asks with any key in force there, and with none that was revoked", async () => {
		const registered = await city.owner();
		const spare = ed25519Signer(new Uint8Array(32).fill(8));
		const group = await sealOne(registered);
		await city.record(registered, [group]);
		await keeper.keep(group.file);
		const [first, second] = [registered.by, spare].map((by) => ({
			algorithm: by.algorithm,
			publicKey: toBase64(by.publicKey),
		}));
		const both = { ...registered, with: [spare] };
		await city.expect(registered, "identity/register", { keys: [first!] });
		await city.expect(both, "identity/add-key", { key: second! });
		const bySpare = { ...registered, by: spare };
		await city.expect(bySpare, "identity/revoke-key", { key: tagOf(registered) });
		assert.equal(await ask(group, "owner", registered), "vault-release-refused");
		assert.notEqual(typeof (await ask(group, "owner", bySpare)), "string");
	});

	test("consent brings one more wrap, which its withdrawal destroys", async () => {
		const group = await held();
		const contentId = group.part.content;
		const own = (await ask(group, "owner", owner)) as Uint8Array;
		const wrap = decodeSealedFile(own)!.wraps[0]!;
		const to = { account: city.land.id, publicKey: city.land.sealing.publicKey };
		const from = { account: owner.id, keys: owner.sealing };
		const widened = await widen({ ledger, contentId, wrap }, from, to);
		const file = encodeSealedFile({ wraps: [widened.wrap], bytes: new Uint8Array() });
		assert.equal(await keeper.keepWraps(contentId, file), "vault-wrap-unknown");
		const department = city.land.id;
		const terms = { content: contentId, department, purpose: "tax-relief", ...widened.terms };
		await city.expect(owner, "disclosure/consent", { ...terms, untilMs: nowMs + 1000 * minute });
		assert.deepEqual(await keeper.keepWraps(contentId, file), { contentId, state: "held" });
		assert.ok(vault.wrapsOf(contentId).includes(widened.terms.wrap));
		await city.expect(owner, "disclosure/withdraw-consent", { content: contentId, department });
		await city.node.indexed();
		await keeper.settled();
		assert.ok(!vault.wrapsOf(contentId).includes(widened.terms.wrap));
		assert.equal(vault.wrapsOf(contentId).length, 2);
		assert.equal(await keeper.keepWraps(contentId, file), "vault-wrap-unknown");
	});

	test("what is erased leaves the vault, is not released for an opening made before, and is not taken again", async () => {
		const group = await held();
		const opening = await city.open(group.part.content);
		await city.erase(owner, group.part.content);
		assert.equal(await ask(group, opening, city.opener), "vault-content-erased");
		assert.equal(await ask(group, "owner", owner), "vault-content-erased");
		await city.node.indexed();
		await keeper.settled();
		assert.deepEqual(vault.live(), []);
		assert.equal(await keeper.keep(group.file), "vault-content-erased");
		assert.deepEqual(vault.contents(), []);
	});

	test("an erasure the vault missed is made good when it opens again", async () => {
		const group = await held();
		await keeper.close();
		await city.erase(owner, group.part.content);
		await city.node.indexed();
		await openKeeper();
		assert.equal(await ask(group, "owner", owner), "vault-content-erased");
		await keeper.settled();
		assert.deepEqual(vault.contents(), []);
	});

	test("what comes before its entry waits, is released only after it, and goes when the entry does not come", async () => {
		const [early, never] = [await sealOne(), await sealOne()];
		for (const group of [early, never])
			assert.deepEqual(await keeper.keep(group.file), { contentId: group.part.content, state: "waiting" });
		assert.equal(await ask(early, "owner", owner), "vault-content-unknown");
		await city.record(owner, [early]);
		await city.node.indexed();
		await keeper.settled();
		assert.notEqual(typeof (await ask(early, "owner", owner)), "string");
		nowMs += pendingTermMs;
		keeper.sweep();
		await keeper.settled();
		assert.deepEqual(
			vault.live().map(({ contentId }) => contentId),
			[early.part.content],
		);
	});

	test("a vault takes no other wraps of a recorded content than the record names, and no other files", async () => {
		const [first, second] = [await sealOne(), await sealOne()];
		await city.record(owner, [first]);
		const swapped = { ...decodeSealedFile(first.file)!, wraps: decodeSealedFile(second.file)!.wraps };
		assert.equal(await keeper.keep(encodeSealedFile(swapped)), "vault-wrap-unknown");
		assert.deepEqual(vault.contents(), []);
		// Wraps brought before the entry named others do not stay.
		const other = { ...decodeSealedFile(second.file)!, wraps: decodeSealedFile(first.file)!.wraps };
		await keeper.keep(encodeSealedFile(other));
		await city.record(owner, [second]);
		await city.node.indexed();
		await keeper.settled();
		assert.deepEqual(vault.wrapsOf(second.part.content), []);
		assert.deepEqual(await keeper.keep(second.file), { contentId: second.part.content, state: "held" });
		assert.equal(vault.wrapsOf(second.part.content).length, 2);
		assert.equal(await keeper.keep(new Uint8Array([9, 9, 9])), "vault-file");
		assert.equal(await keeper.keep(first.file.subarray(0, 100)), "vault-file");
		const wrapsAlone = encodeSealedFile({ wraps: swapped.wraps, bytes: new Uint8Array() });
		assert.equal(await keeper.keepWraps("0".repeat(64), wrapsAlone), "vault-content-unknown");
		assert.equal(await keeper.keepWraps(first.part.content, first.file), "vault-file");
	});

	test("what waits is bounded", async () => {
		const plain = { kind: "bytes" as const, bytes: new Uint8Array(7 * 1024 * 1024) };
		const group = await city.sealGroups(owner, { name: "scan", plain });
		const { bytes } = decodeSealedFile(group[0]!.file)!;
		let taken = 0;
		for (let n = 0; n < 40; n++) {
			const octets = Uint8Array.from(bytes);
			octets[1000] = n;
			octets[1001] = 77;
			const kept = await keeper.keep(encodeSealedFile({ wraps: [], bytes: octets }));
			if (kept === "busy") break;
			taken++;
		}
		assert.equal(taken, Math.floor((256 * 1024 * 1024) / (bytes.length + 2)));
	});
});
