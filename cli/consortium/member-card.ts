import { readFileSync, statSync } from "node:fs";
import { makeEngineKeys } from "@mingjian/consensus/cometbft/engine/engine-keys.ts";
import { fromBase64, toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { schemaFaults } from "@mingjian/ledger/runtime/validators.ts";
import { type Static, Type } from "typebox";
import type { PassphraseSource } from "../keys/read-key.ts";
import { type DataFolder, operatorAccountOf } from "../node/data-folder.ts";
import { makeKey } from "../node/make-key.ts";
import { refusedError } from "../program/cli-error.ts";

const text = Type.String({ minLength: 1, maxLength: 64 });
const key = Type.String({ pattern: "^[A-Za-z0-9+/]{43}=$" });

/** What a department tells the others of its node: nothing in it is secret. */
export const MemberCard = Type.Object(
	{
		format: Type.Literal("mingjian/member/1"),
		/** Short name, unique among the members. */
		member: Type.String({ pattern: "^[a-z][a-z0-9-]{0,31}$" }),
		name: Type.Object({ zh: text, en: text }, { additionalProperties: false }),
		/** HOST:PORT at which the other members' engines reach this one. */
		address: Type.String({ pattern: "^[^\\s/@,]+:[0-9]{1,5}$", maxLength: 255 }),
		nodeId: Type.String({ pattern: "^[0-9a-f]{40}$" }),
		/** Ed25519 keys, base64: of its votes, of its checkpoints, of its operator. */
		validatorKey: key,
		logKey: key,
		operatorKey: key,
	},
	{ additionalProperties: false },
);
export type MemberCard = Static<typeof MemberCard>;

export type CardFacts = Pick<MemberCard, "member" | "name" | "address">;

/** Makes the keys of a member where there are none, and its card. */
export function makeCard(folder: DataFolder, facts: CardFacts, passphrase: PassphraseSource): MemberCard {
	const log = makeKey(folder, "logKey", undefined);
	const operator = makeKey(folder, "operatorKey", operatorAccountOf(facts.member), passphrase);
	const { nodeId, validatorKey } = makeEngineKeys(folder.engine);
	const { member, name, address } = facts;
	return {
		format: "mingjian/member/1",
		member,
		name,
		address,
		nodeId,
		validatorKey,
		logKey: toBase64(log.signer.publicKey),
		operatorKey: toBase64(operator.signer.publicKey),
	};
}

/** Reads a member's card. Refuses a file that is none (exit 1). */
export function readCard(path: string): MemberCard {
	return checkedCard(readJson(path), path);
}

/** A card, if the value is one; refuses it by its file's name otherwise (exit 1). */
export function checkedCard(value: unknown, path: string): MemberCard {
	const faults = schemaFaults(MemberCard, value, 3);
	const card = value as MemberCard;
	if (faults.length === 0 && [card.validatorKey, card.logKey, card.operatorKey].every(isKey)) return card;
	throw refusedError(
		"member-card",
		{ zh: `${path} 不是成员名片`, en: `${path} is no member's card` },
		{
			details: faults.map(({ pointer }) => ({
				zh: `有误：${pointer || "/"}`,
				en: `wrong: ${pointer || "/"}`,
			})),
			advice: {
				zh: "成员名片由 mingjian consortium join 生成，请向该部门重新索取。",
				en: "Cards are made by mingjian consortium join; ask that department for it again.",
			},
		},
	);
}

/** JSON of a small file; undefined where it is none. */
export function readJson(path: string): unknown {
	if (statSync(path).size > 1024 * 1024) return undefined;
	try {
		return JSON.parse(readFileSync(path, "utf8"));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== undefined) throw error;
		return undefined;
	}
}

function isKey(base64: string): boolean {
	try {
		return fromBase64(base64).length === 32;
	} catch {
		return false;
	}
}
