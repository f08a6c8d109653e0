import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { SealedGroup } from "@mingjian/client/seal/seal-document.ts";
import { openContent } from "@mingjian/client/seal/sealed-content.ts";
import { decodeSealedFile } from "@mingjian/client/seal/sealed-file.ts";
import { unwrapContentKey } from "@mingjian/client/seal/wrap.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { diskFiles } from "../store/files.ts";
import { temporary } from "../store/testing/temporary.ts";
import { filesBelow } from "../vault/testing/everything-readable.ts";
import { findPlanted } from "../vault/testing/find-planted.ts";
import { type Particulars, particularsOf } from "../vault/testing/particulars.ts";
import { commitmentOfPart, ledger, type Person, VaultCity } from "../vault/testing/vault-city.ts";
import { Vault } from "../vault/vault.ts";
import { VaultKeeper } from "../vault/vault-keeper.ts";
import { newIdentity, opener } from "./age-box.ts";
import { backUp } from "./back-up.ts";
import { restore } from "./restore.ts";

const people = 24;
const leaving = 15;
const { identity, recipient } = await newIdentity();
const open = opener([identity]);

interface Planted {
	readonly owner: Person;
	readonly particulars: Particulars;
	readonly sealed: readonly SealedGroup[];
}

/** Octets that a ciphertext and its wraps have and nothing else does. */
function marksOf({ sealed }: Planted): Bytes[] {
	return sealed.flatMap(({ file }) => {
		const { bytes, wraps } = decodeSealedFile(file)!;
		return [bytes.slice(40, 72), ...wraps.map((wrap) => wrap.slice(66, 98))];
	});
}

/** Everything a backup folder holds, decrypted. */
async function everythingIn(folder: string): Promise<Bytes[]> {
	const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((each) => each.isFile() && each.name.endsWith(".age"))
		.map((each) => join(each.parentPath, each.name));
	return await Promise.all(paths.map((path) => open(new Uint8Array(readFileSync(path)), path)));
}

describe("what was erased is in no backup made afterwards", () => {
	const all: Planted[] = [];
	const earlier = temporary();
	const fresh = temporary();
	let nowMs = Date.UTC(2026, 0, 5, 9);
	let city: VaultCity;
	const erased = () => all.slice(0, leaving);
	const kept = () => all.slice(leaving);
	const run = (to: string) =>
		backUp({ files: diskFiles, directory: city.directory, to, recipients: [recipient] });

	/** Works on the vault as a node does that serves it. */
	const keeping = async (work: (keeper: VaultKeeper) => Promise<void>) => {
		const vault = await Vault.open(diskFiles, join(city.directory, "vault"), nowMs);
		const keeper = new VaultKeeper({ node: city.node, vault, clock: () => nowMs, failed: assert.ifError });
		await work(keeper);
		await city.node.indexed();
		await keeper.close();
	};

	before(async () => {
		city = await VaultCity.open(() => nowMs);
		writeFileSync(join(city.directory, "genesis.json"), JSON.stringify(city.node.genesis));
		await keeping(async (keeper) => {
			for (let n = 0; n < people; n++) {
				const particulars = particularsOf(n);
				const owner = await city.owner();
				const sealed = await city.sealGroups(
					owner,
					{ name: "applicant", plain: { kind: "json", value: { ...particulars } } },
					{ name: "form", plain: { kind: "bytes", bytes: utf8(Object.values(particulars).join(" ")) } },
				);
				await city.record(owner, sealed);
				for (const { file } of sealed) await keeper.keep(file);
				all.push({ owner, particulars, sealed });
			}
		});
		const { added } = await run(earlier);
		assert.equal(added.contents, 2 * people);
		const held = await everythingIn(earlier);
		for (const each of all) for (const mark of marksOf(each)) assert.ok(findPlanted([mark], held));
		nowMs += 60_000;
		await keeping(async () => {
			for (const { owner, sealed } of erased())
				for (const { part } of sealed) await city.erase(owner, part.content);
		});
		await run(earlier);
		await run(fresh);
	});
	after(async () => {
		await city.node.close();
		city.remove();
		for (const folder of [earlier, fresh]) rmSync(folder, { recursive: true });
	});

	for (const [name, folder] of [
		["the folder that held it before", earlier],
		["a folder begun afterwards", fresh],
	] as const) {
		test(`${name} has none of its octets, and all of what was kept`, async () => {
			const held = await everythingIn(folder);
			assert.equal(findPlanted(erased().flatMap(marksOf), held), undefined);
			for (const mark of kept().flatMap(marksOf)) assert.ok(findPlanted([mark], held));
			assert.equal(readdirSync(join(folder, "vault")).length, 2 * (people - leaving));
		});

		test(`restored from ${name}, every key of the department opens nobody who was erased`, async () => {
			const to = temporary();
			await restore({ files: diskFiles, from: folder, to, identities: [identity] });
			const restored = filesBelow(to).map(({ octets }) => octets);
			assert.equal(findPlanted(erased().flatMap(marksOf), restored), undefined);
			const read = await readable(join(to, "vault"));
			assert.equal(read.length, 2 * (people - leaving));
			const names = (of: readonly Planted[]) => of.flatMap(({ particulars }) => Object.values(particulars));
			assert.equal(findPlanted(names(erased()), read), undefined);
			for (const needle of names(kept())) assert.ok(findPlanted([needle], read), needle);
			rmSync(to, { recursive: true });
		});
	}

	/** Everything in a vault that the department's key opens, as octets. */
	async function readable(directory: string): Promise<Bytes[]> {
		const vault = await Vault.open(diskFiles, directory, nowMs);
		const read: Bytes[] = [];
		for (const { contentId, wraps } of vault.live()) {
			const group = all.flatMap(({ sealed }) => sealed).find(({ part }) => part.content === contentId)!;
			const mine = group.part.departments[0]!.wrap;
			assert.ok(wraps.includes(mine));
			const terms = { ledger, contentId, recipient: city.land.id };
			const key = await unwrapContentKey((await vault.wrap(contentId, mine))!, city.land.sealing, terms);
			const expected = { ledger, contentId, commitment: commitmentOfPart(group) };
			const { plain } = await openContent((await vault.sealed(contentId))!, key, expected);
			read.push(plain.kind === "bytes" ? plain.bytes : utf8(JSON.stringify(plain.value)));
		}
		await vault.close();
		return read;
	}
});
