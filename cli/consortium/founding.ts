import { type EngineGenesis, engineGenesis } from "@mingjian/consensus/cometbft/engine/engine-genesis.ts";
import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { formatVkey, LOG_KEY, verifierKey } from "@mingjian/ledger/note/vkey.ts";
import { Chain } from "@mingjian/ledger/runtime/chain.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import { MemoryState } from "@mingjian/ledger/runtime/memory-state.ts";
import { Registry } from "@mingjian/ledger/runtime/registry.ts";
import type { Configuration } from "@mingjian/node/configuration/configuration.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import { operatorAccountOf } from "../node/data-folder.ts";
import { isGenesis } from "../node/read-genesis.ts";
import { refusedError, usageError } from "../program/cli-error.ts";
import { plain } from "../program/language.ts";
import { checkedCard, type MemberCard, readJson } from "./member-card.ts";

/** What a consortium begins with: the same file on every member. */
export interface ConsortiumFounding {
	readonly format: "mingjian/consortium/1";
	readonly genesis: GenesisDocument;
	readonly members: readonly MemberCard[];
}

/** Members a consortium may begin with; as many as a trust policy has log keys. */
export const mostMembers = 8;
const votesEach = 10;

/** Puts the members' cards together. Refuses cards that could not be told apart (exit 2). */
export function found(
	members: readonly MemberCard[],
	configuration: Configuration,
	timeMs: number,
): ConsortiumFounding {
	checkMembers(members);
	return { format: "mingjian/consortium/1", genesis: genesisOf(members, configuration, timeMs), members };
}

/** The file as it is written and compared. */
export function formatFounding(founding: ConsortiumFounding): string {
	return `${JSON.stringify(founding, undefined, "\t")}\n`;
}

/** What the members read to one another before they start: SHA-256 of the file, its first 16 octets in groups of four digits. */
export function fingerprintOf(founding: ConsortiumFounding): string {
	const digits = toHex(sha256(utf8(formatFounding(founding)))).slice(0, 32);
	return digits.match(/.{4}/g)!.join(" ");
}

/** Reads a founding file. Refuses one that is none (exit 1). */
export function readFounding(path: string): ConsortiumFounding {
	const value = readJson(path) as Partial<ConsortiumFounding> | undefined;
	const { format, genesis, members } = value ?? {};
	if (format === "mingjian/consortium/1" && isGenesis(genesis) && Array.isArray(members)) {
		const cards = members.map((card) => checkedCard(card, path));
		checkMembers(cards);
		return { format, genesis, members: cards };
	}
	throw refusedError(
		"consortium-file",
		{ zh: `${path} 不是联盟创立文件`, en: `${path} does not found a consortium` },
		{
			advice: {
				zh: "创立文件由 mingjian consortium init 生成，所有成员用同一份。",
				en: "It is made by mingjian consortium init, and every member has the same.",
			},
		},
	);
}

/** The engine's genesis that follows: every member computes the same. */
export function engineGenesisOf({ genesis, members }: ConsortiumFounding): EngineGenesis {
	const chain = new Chain({
		registry: new Registry(contracts),
		ledger: genesis.ledger,
		state: new MemoryState(),
	});
	return engineGenesis({
		chainId: chainOf(genesis),
		timeMs: genesis.timeMs,
		members: members.map(({ member, validatorKey }) => ({ name: member, validatorKey, power: votesEach })),
		record: { height: 0, root: chain.genesis(genesis).root },
	});
}

/** The engine's chain, as the record names it; foundings from before it did are named by their hash. */
function chainOf(genesis: GenesisDocument): string {
	const { consortium } = genesis.services.governance as unknown as { consortium?: { chain: string } };
	return consortium?.chain ?? `mingjian-${toHex(sha256(utf8(JSON.stringify(genesis)))).slice(0, 32)}`;
}

/** Verifier keys of the members' logs, in order. */
export function logVkeys(members: readonly MemberCard[], origin: string): string[] {
	return members.map(({ logKey }) => formatVkey(verifierKey(origin, LOG_KEY, fromBase64(logKey))));
}

function genesisOf(
	members: readonly MemberCard[],
	{ ledger, origin, city, passkey }: Configuration,
	timeMs: number,
): GenesisDocument {
	const logKeys = logVkeys(members, origin);
	const operators = members.map(({ member, name, operatorKey }) => ({
		id: operatorAccountOf(member),
		name: { ...name },
		keys: [{ algorithm: "Ed25519", publicKey: operatorKey }],
	}));
	// More than two thirds, as for a block.
	const changeQuorum = Math.floor((members.length * 2) / 3) + 1;
	return {
		ledger,
		origin,
		timeMs,
		members: logKeys,
		services: {
			identity: { operators },
			governance: {
				city: { name: { ...city.name }, divisionCode: city.divisionCode },
				policy: { origin, logKeys, cosigners: [], quorum: 0, changeQuorum },
				passkeys: { rpId: passkey.rpId, origins: passkey.origins },
				consortium: { chain: chainName(members, timeMs), members: members.map(memberOf(origin)) },
			},
		},
	};
}

/** As the record has a member from the beginning on. */
function memberOf(origin: string) {
	return (card: MemberCard) => {
		const { member, address, nodeId, validatorKey } = card;
		const account = operatorAccountOf(member);
		return {
			member,
			account,
			address,
			nodeId,
			validatorKey,
			logKey: logVkeys([card], origin)[0]!,
			power: votesEach,
		};
	};
}

/** A name no other chain has: votes are proved for the chain they were given in. */
function chainName(members: readonly MemberCard[], timeMs: number): string {
	return `mingjian-${toHex(sha256(utf8(JSON.stringify([timeMs, members])))).slice(0, 32)}`;
}

function checkMembers(members: readonly MemberCard[]): void {
	if (members.length === 0 || members.length > mostMembers)
		throw usageError("members-count", {
			zh: `联盟由 1 至 ${mostMembers} 名成员创立，给出了 ${members.length} 名`,
			en: `a consortium begins with 1 to ${mostMembers} members, not ${members.length}`,
		});
	const own = ["member", "address", "nodeId", "validatorKey", "logKey", "operatorKey"] as const;
	for (const what of own) {
		const seen = new Set<string>();
		for (const card of members) {
			if (seen.has(card[what])) throw repeated(what, card[what]);
			seen.add(card[what]);
		}
	}
}

function repeated(what: string, value: string) {
	return usageError(
		"members-repeated",
		{ zh: `两名成员的 ${what} 相同`, en: `two members have the same ${what}` },
		{
			details: [plain(value)],
			advice: {
				zh: "每名成员须在自己的数据目录中生成名片；不要复制密钥。",
				en: "Each member makes its card in a data folder of its own; keys are never copied.",
			},
		},
	);
}
