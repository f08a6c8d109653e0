import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type ReleaseRequest, signerOfRelease } from "@mingjian/client/seal/release-request.ts";
import { widen } from "@mingjian/client/seal/seal-document.ts";
import { openContent } from "@mingjian/client/seal/sealed-content.ts";
import { decodeSealedFile } from "@mingjian/client/seal/sealed-file.ts";
import { VaultClient } from "@mingjian/client/seal/vault-client.ts";
import { disclosureListKeys, verifyDisclosureList } from "@mingjian/client/seal/verify-disclosure-list.ts";
import { unwrapContentKey } from "@mingjian/client/seal/wrap.ts";
import { fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sealedType } from "../http/routes/vault.ts";
import { diskFiles } from "../store/files.ts";
import { eventsOf, filesBelow } from "./testing/everything-readable.ts";
import { findPlanted, plantedIn } from "./testing/find-planted.ts";
import { type SealedCitizen, SealedCity } from "./testing/sealed-city.ts";
import { commitmentOfPart, ledger, tagOf, type VaultCity } from "./testing/vault-city.ts";
import { Vault } from "./vault.ts";

const people = 200;

interface Denied {
	readonly asker: string;
	readonly code: string;
	readonly times: number;
	readonly request: ReleaseRequest;
}

describe("personal data that went in by the ordinary doors", () => {
	const doors = new SealedCity();
	const { citizens } = doors;
	let city: VaultCity;

	before(async () => {
		await doors.fill(people);
		city = doors.city;
	});
	after(async () => {
		await doors.close();
		city.remove();
	});

	test("the search would find them in every form it looks for", () => {
		const { name, telephone } = citizens[0]!.particulars;
		for (const form of plantedIn([name, telephone]))
			assert.ok(findPlanted([name, telephone], [Buffer.concat([Buffer.from("x{"), form, Buffer.from("}")])]));
		assert.equal(findPlanted([name], [utf8("赵建国在此")]), undefined);
	});

	test("an officer who wrote why opens them, once, and what opens is what was sealed", async () => {
		const client = new VaultClient({ baseUrl: doors.base, ledger });
		for (const { sealed, particulars, owner } of citizens.slice(0, 10)) {
			const contentId = sealed[0]!.part.content;
			const commitment = commitmentOfPart(sealed[0]!);
			const opening = await city.open(contentId);
			const asked = { contentId, commitment, opening, signer: city.opener.by };
			const officer = { ...asked, recipient: city.land.id, keys: city.land.sealing };
			const { plain } = await client.open(officer);
			assert.deepEqual(plain, { kind: "json", value: particulars });
			await assert.rejects(client.open(officer), { code: "vault-release-used", status: 409 });
			const asOwner = { opening: "owner", signer: owner.by, recipient: owner.id, keys: owner.sealing };
			assert.deepEqual((await client.open({ ...asked, ...asOwner })).plain, plain);
		}
	});

	test("whom the record knows and the vault refused stands on the record, with what they signed", async () => {
		const { owner, sealed } = citizens[60]!;
		const { content } = sealed[0]!.part;
		const nosy = await city.officer("data-opener");
		const stranger = await city.person("officer");
		for (const who of [nosy, stranger])
			for (const opening of ["owner", "0".repeat(64)])
				assert.equal((await doors.release(content, opening, who)).status, 403);
		const opening = await city.open(content);
		assert.equal((await doors.release(content, opening, nosy)).status, 403);
		assert.equal((await doors.release(content, opening, city.opener)).status, 200);
		assert.equal((await doors.release(content, opening, city.opener)).status, 409);
		// What was counted meanwhile is told when the door closes.
		await doors.close();
		await doors.again();
		const response = await fetch(`${doors.base}/v1/disclosure/denials?tag=${tagOf(owner)}`);
		const { result } = (await response.json()) as { result: { rows: readonly Denied[] } };
		const timesOf = (asker: string, code: string) =>
			result.rows
				.filter((row) => row.asker === asker && row.code === code)
				.reduce((sum, { times }) => sum + times, 0);
		assert.equal(timesOf(nosy.id, "vault-release-refused"), 3);
		assert.equal(timesOf(city.opener.id, "vault-release-used"), 1);
		assert.ok(result.rows.every(({ asker }) => asker !== stranger.id));
		for (const { asker, request } of result.rows) {
			const signer = signerOfRelease(request, { ledger, contentId: content });
			assert.ok(asker.endsWith(signer ?? "?"), "the request was signed by whom it is told of");
		}
	});

	test("a citizen widens one group to another department over the same doors", async () => {
		const client = new VaultClient({ baseUrl: doors.base, ledger });
		const { owner, sealed } = citizens[50]!;
		const { file, part } = sealed[0]!;
		assert.deepEqual(await client.keep(file), { contentId: part.content, state: "held" });
		const wrap = decodeSealedFile(file)!.wraps[0]!;
		const from = { account: owner.id, keys: owner.sealing };
		const to = { account: city.land.id, publicKey: city.land.sealing.publicKey };
		const widened = await widen({ ledger, contentId: part.content, wrap }, from, to);
		const refused = client.keepWraps(part.content, [widened.wrap]);
		await assert.rejects(refused, { code: "vault-wrap-unknown", status: 409 });
		const terms = { content: part.content, department: city.land.id, purpose: "tax-relief" };
		const untilMs = Date.now() + 86_400_000;
		await city.expect(owner, "disclosure/consent", { ...terms, ...widened.terms, untilMs });
		const kept = await client.keepWraps(part.content, [widened.wrap]);
		assert.deepEqual(kept, { contentId: part.content, state: "held" });
	});

	test("strangers find none of it in any answer, stream, metric or log of the server", async () => {
		const answers: Uint8Array[] = [];
		const read = async (path: string) => {
			const response = await fetch(`${doors.base}${path}`);
			const body = new Uint8Array(await response.arrayBuffer());
			answers.push(body);
			return fromUtf8(path.startsWith("/tile") ? new Uint8Array() : body);
		};
		const { size } = city.node.head();
		for (const path of ["/v1/head", "/v1/genesis", "/checkpoint", "/metrics", "/openapi.json", "/problems"])
			await read(path);
		for (const path of ["/tile/0/000.p/255", "/tile/entries/000", `/v1/entries?limit=100`]) await read(path);
		for (let index = 1; index < size; index += 7) await read(`/v1/entries/${index}`);
		for (const query of ["contents", "disclosures", "consents", "requests"])
			await read(`/v1/disclosure/${query}?limit=100`);
		for (const { owner, sealed } of citizens.slice(0, 50)) {
			const { content } = sealed[0]!.part;
			const record = await read(`/v1/disclosure/content?content=${content}`);
			assert.ok(record.includes(sealed[0]!.part.commitment));
			await read(`/v1/disclosure/chain?tag=${tagOf(owner)}`);
			await read(`/v1/state/disclosure.content/${content}`);
			await read(`/v1/history?key=disclosure.content/${content}`);
			await read(`/v1/vault/${content}`);
			const stranger = await city.person("officer");
			for (const opening of ["owner", "0".repeat(64)]) {
				const response = await doors.release(content, opening, stranger);
				assert.equal(response.status, 403);
				answers.push(new Uint8Array(await response.arrayBuffer()));
			}
		}
		answers.push(await eventsOf(doors.base, 300));
		const bytes = answers.reduce((sum, each) => sum + each.length, 0);
		assert.ok(bytes > 300_000, `only ${bytes} octets searched`);
		assert.equal(findPlanted(doors.planted(), answers), undefined);
		assert.equal(findPlanted(doors.planted(), doors.logged.map(utf8)), undefined);
	});

	test("what is typed into the wrong field is refused at the door and not said again", async () => {
		const { owner, particulars, sealed } = citizens[0]!;
		const wrong = { content: sealed[0]!.part.content, kind: particulars.name };
		const envelope = city.envelope(owner, "disclosure/request", wrong);
		const response = await doors.post("/v1/transactions", "application/vnd.mingjian.envelope", envelope);
		assert.equal(response.status, 400);
		assert.equal(findPlanted(doors.planted(), [new Uint8Array(await response.arrayBuffer())]), undefined);
	});

	test("each citizen proves that the list of who saw theirs is whole, and a list with one missing is none", async () => {
		const { owner, sealed } = citizens[0]!;
		await city.open(sealed[1]!.part.content);
		const { policy } = city.node;
		const published = {
			ledger,
			...policy,
			logKeys: [...policy.logKeys],
			cosigners: [...policy.cosigners],
			passkeys: { rpId: "localhost", origins: ["http://localhost"] },
		};
		const tag = tagOf(owner);
		const proofs = await Promise.all(
			disclosureListKeys(tag, 2).map(async (key) => {
				const response = await fetch(`${doors.base}/v1/state/${key}`);
				return new Uint8Array(await response.arrayBuffer());
			}),
		);
		const list = verifyDisclosureList(proofs, published, tag);
		assert.ok(list.ok, list.ok ? "" : list.reason);
		assert.deepEqual(
			list.value.disclosures.map(({ number, officer, content }) => [number, officer, content]),
			[
				[1, city.opener.id, sealed[0]!.part.content],
				[2, city.opener.id, sealed[1]!.part.content],
			],
		);
		const [first, second, absent] = proofs as [Uint8Array, Uint8Array, Uint8Array];
		const reason = (files: Uint8Array[], of = tag) => {
			const verdict = verifyDisclosureList(files, published, of);
			return verdict.ok ? "ok" : verdict.reason;
		};
		assert.equal(reason([second, absent]), "list-order");
		assert.equal(reason([first, absent]), "list-order");
		assert.equal(reason([first, second]), "list-not-ended");
		assert.equal(reason([first, second, absent], tagOf(citizens[1]!.owner)), "list-order");
		assert.equal(reason([]), "list-empty");
		const changed = utf8(fromUtf8(second).replace("tlog-proof", "tlog-prooF"));
		assert.notEqual(reason([first, changed, absent]), "ok");
	});

	test("every octet of the data directory holds none of it, nor any key that would open it", async () => {
		await doors.close();
		const stolen = filesBelow(city.directory);
		const bytes = stolen.reduce((sum, { octets }) => sum + octets.length, 0);
		assert.ok(bytes > 1_000_000, `only ${bytes} octets searched`);
		const all = stolen.map(({ octets }) => octets);
		assert.equal(findPlanted(doors.planted(), all), undefined);
		assert.ok(
			findPlanted([citizens[7]!.sealed[0]!.part.commitment], all),
			"the record is among what was searched",
		);
		const secrets = [city.land, ...citizens.map(({ owner }) => owner)].map(
			({ sealing }) => sealing.secretKey,
		);
		for (const { owner, sealed } of citizens) {
			for (const { file, part } of sealed) {
				const { wraps } = decodeSealedFile(file)!;
				const terms = { ledger, contentId: part.content, recipient: owner.id };
				secrets.push(await unwrapContentKey(wraps[0]!, owner.sealing, terms));
			}
		}
		assert.equal(secrets.length, 1 + people + 2 * people);
		assert.equal(findPlanted(secrets, all), undefined);
		await attack(citizens[3]!);
		await doors.again();
	});

	test("what is erased cannot be had from the vault's live set by anyone, keys or not", async () => {
		const erased = citizens.slice(0, 40);
		for (const { owner, sealed } of erased)
			for (const { part } of sealed) await city.erase(owner, part.content);
		const { owner, sealed } = erased[0]!;
		const refused = await doors.release(sealed[0]!.part.content, "owner", owner);
		assert.equal(refused.status, 410);
		await city.node.indexed();
		await doors.close();
		const vault = await Vault.open(diskFiles, `${city.directory}/vault`, Date.now());
		const live = new Set(vault.live().map(({ contentId }) => contentId));
		assert.equal(live.size, 2 * (people - erased.length));
		await vault.close();
		const gone = erased.flatMap((each) => each.sealed);
		for (const { part } of gone) assert.ok(!live.has(part.content));
		const all = filesBelow(city.directory);
		const ciphertexts = gone.flatMap(({ file }) => {
			const { bytes, wraps } = decodeSealedFile(file)!;
			return [bytes.slice(40, 72), ...wraps.map((wrap) => wrap.slice(66, 98))];
		});
		const octets = all.map((each) => each.octets);
		assert.equal(findPlanted(ciphertexts, octets), undefined);
		const kept = decodeSealedFile(citizens[100]!.sealed[0]!.file)!.bytes.slice(40, 72);
		assert.ok(findPlanted([kept], octets));
		for (const { part } of gone) assert.ok(!all.some(({ path }) => path.includes(part.content)));
		await doors.again();
		for (const each of erased.slice(0, 3)) {
			const response = await doors.post("/v1/vault", sealedType, each.sealed[0]!.file);
			assert.equal(response.status, 410);
		}
	});

	/** Whoever has all files has ciphertexts and wraps, and tries every key they can make. */
	async function attack({ owner, sealed }: SealedCitizen): Promise<void> {
		const thief = await city.person("citizen");
		const { part, file } = sealed[0]!;
		const vault = await Vault.open(diskFiles, `${city.directory}/vault`, Date.now());
		const bytes = (await vault.sealed(part.content))!;
		assert.deepEqual(bytes, decodeSealedFile(file)!.bytes);
		const expected = { ledger, contentId: part.content, commitment: commitmentOfPart(sealed[0]!) };
		for (const wrapId of vault.wrapsOf(part.content)) {
			const wrap = (await vault.wrap(part.content, wrapId))!;
			for (const recipient of [owner.id, city.land.id, thief.id]) {
				const terms = { ledger, contentId: part.content, recipient };
				await assert.rejects(unwrapContentKey(wrap, thief.sealing, terms), { code: "wrap-key" });
			}
			for (const guess of [wrap.slice(0, 32), wrap.slice(66, 98), bytes.slice(13, 45)])
				await assert.rejects(openContent(bytes, guess, expected), { code: "sealed-key" });
		}
		await vault.close();
	}
});
