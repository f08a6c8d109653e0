import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { disclosure } from "@mingjian/services/disclosure/contract.ts";
import { sealingKeyId } from "@mingjian/services/disclosure/rules/sealing-key.ts";
import type { SealedPart } from "@mingjian/services/disclosure/schema.ts";
import { p256 } from "@noble/curves/nist.js";
import { type Actor, SmallCity } from "./small-city.ts";

const day = 86_400_000;

/** A clause, as an act of the disclosure service names it. */
export const clause = { law: "《中华人民共和国个人信息保护法》", article: "13" };

/** The purpose that contents of this city are sealed for. */
export const purpose = "land-pre-approval";

/** A sealing public key for a name, the same every time. */
export function sealingKey(name: string): Bytes {
	return p256.getPublicKey(sha256(utf8(`sealing key ${name}`)), false);
}

/** The hash of a name, as the id of a content or a wrap. */
export function hashOf(name: string): string {
	return toHex(sha256(utf8(name)));
}

/** A person under a tag, two departments with sealing keys and officers, and what they do with sealed contents. */
export class DisclosureCity {
	readonly city: SmallCity;
	/** Acts under a tag: the account its key opens by itself. */
	readonly owner: Actor;
	readonly tag: string;
	readonly land: Actor;
	readonly tax: Actor;
	readonly opener: Actor;
	readonly guardian: Actor;
	readonly taxOpener: Actor;

	constructor(city: SmallCity = new SmallCity([disclosure])) {
		this.city = city;
		this.owner = city.newcomer("a tag of lin");
		this.tag = this.owner.id.slice("citizen:".length);
		this.land = city.department("land");
		this.tax = city.department("tax");
		this.opener = city.officer("wang", this.land, "data-opener");
		this.guardian = city.officer("zhao", this.land, "data-protection");
		this.taxOpener = city.officer("qian", this.tax, "data-opener");
		for (const holder of [this.owner, this.land, this.tax]) this.register(holder);
	}

	register(holder: Actor, name = holder.id): void {
		const publicKey = toBase64(sealingKey(name));
		this.city.expect(holder, "disclosure/register-sealing-key", { publicKey });
	}

	/** A content of that name, sealed to the owner and the land department unless others are named. */
	part(name: string, departments: readonly Actor[] = [this.land]): SealedPart {
		const wrapFor = (holder: string) => ({
			key: sealingKeyId(sealingKey(holder)),
			wrap: hashOf(`wrap of ${name} for ${holder}`),
		});
		return {
			content: hashOf(name),
			group: "contact",
			bytes: 285,
			commitment: toBase64(sha256(utf8(`commitment ${name}`))),
			owner: wrapFor(this.owner.id),
			departments: departments.map(({ id }) => ({ department: id, ...wrapFor(id) })),
		};
	}

	/** Input of a seal. */
	sealing(...contents: SealedPart[]): { readonly [member: string]: Json } {
		return { tag: this.tag, responsible: this.land.id, purpose, basis: clause, contents };
	}

	/** Seals contents of these names and returns the id of the first. */
	seal(...names: string[]): string {
		const parts = names.map((name) => this.part(name));
		this.city.expect(this.owner, "disclosure/seal", this.sealing(...parts));
		return parts[0]!.content;
	}

	/** Input of an opening. */
	opening(content: string, changes: { readonly [member: string]: Json } = {}): Json {
		return { content, purpose, reason: "decide-application", basis: clause, ...changes };
	}

	/** The land department's officer opens a content. */
	open(content: string): { readonly number: number } {
		return this.city.expect(this.opener, "disclosure/open", this.opening(content)) as { number: number };
	}

	/** Input of a consent for the tax department, for thirty days. */
	consenting(content: string, changes: { readonly [member: string]: Json } = {}): Json {
		return {
			content,
			department: this.tax.id,
			purpose: "tax-relief",
			key: sealingKeyId(sealingKey(this.tax.id)),
			wrap: hashOf(`wrap of ${content} for tax`),
			untilMs: this.city.ledger.timeMs + 30 * day,
			...changes,
		};
	}
}
