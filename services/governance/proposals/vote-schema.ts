import { type Static, Type } from "typebox";
import { closed, worded } from "../../schema-words.ts";

/** SHA-256, base64; empty for a vote for no block. */
const Hash = Type.String({ maxLength: 44, pattern: "^([A-Za-z0-9+/]{43}=)?$" });
const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** A vote of the ordering engine with its signature (CometBFT 0.38, CanonicalVote). */
export const Vote = closed({
	type: worded(
		Type.Integer({ minimum: 1, maximum: 2 }),
		"轮次（1 预投票，2 预提交）",
		"1 prevote, 2 precommit",
	),
	height: worded(Count, "引擎高度", "Height of the engine"),
	round: worded(Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 }), "轮", "Round"),
	blockHash: worded(Hash, "区块散列", "Hash of the block"),
	partsTotal: worded(Type.Integer({ minimum: 0, maximum: 2 ** 32 - 1 }), "分片数", "Parts of the block"),
	partsHash: worded(Hash, "分片散列", "Hash of the parts"),
	seconds: worded(Count, "时间（秒）", "Time, seconds"),
	nanos: worded(Type.Integer({ minimum: 0, maximum: 999_999_999 }), "时间（纳秒）", "Time, nanoseconds"),
	signature: worded(
		Type.String({ maxLength: 88, pattern: "^[A-Za-z0-9+/]{86}==$" }),
		"签名（base64）",
		"Signature in base64",
	),
});
export type Vote = Static<typeof Vote>;
