import { Type } from "typebox";

const Words = Type.Object({ zh: Type.String(), en: Type.String() });
const TransactionId = Type.String({ pattern: "^[0-9a-f]{64}$" });
const Index = Type.Integer({ minimum: 0 });

const formerKeys = Type.Optional(
	Type.Array(Type.Object({ key: Type.String(), lastSize: Type.Integer({ minimum: 0 }) })),
);

/** Shapes the API answers with, by their name in the document. They describe; nothing is validated against them. */
export const shapes = {
	Words,
	Receipt: Type.Object({
		id: TransactionId,
		index: Index,
		height: Index,
		timeMs: Index,
		code: Type.String(),
		result: Type.Unknown(),
	}),
	Problem: Type.Object({
		type: Type.String({ format: "uri-reference" }),
		title: Type.String(),
		titles: Words,
		status: Type.Integer({ minimum: 400, maximum: 599 }),
		code: Type.String(),
		detail: Type.Optional(Type.String()),
		errors: Type.Optional(
			Type.Array(Type.Object({ pointer: Type.String(), code: Type.String(), detail: Type.String() })),
		),
		reason: Type.Optional(Type.String()),
		id: Type.Optional(TransactionId),
		index: Type.Optional(Index),
		height: Type.Optional(Index),
		timeMs: Type.Optional(Index),
		result: Type.Optional(Type.Null()),
	}),
	Head: Type.Object({
		ledger: Type.String(),
		height: Index,
		timeMs: Index,
		size: Index,
		root: Type.String({ contentEncoding: "base64" }),
		stateRoot: Type.String({ contentEncoding: "base64" }),
	}),
	Entry: Type.Object({
		index: Index,
		id: TransactionId,
		height: Index,
		timeMs: Index,
		service: Type.String(),
		action: Type.String(),
		actor: Type.String(),
		onBehalfOf: Type.Optional(Type.String()),
		code: Type.String(),
	}),
	EntryPage: Type.Object({
		entries: Type.Array(Type.Ref("Entry")),
		next: Type.Optional(Type.String()),
		total: Type.Optional(Index),
	}),
	EntryParts: Type.Object({
		index: Index,
		envelope: Type.String({ contentEncoding: "base64" }),
		result: Type.String({ contentMediaType: "application/json" }),
	}),
	History: Type.Object({
		stamp: Type.Union([
			Type.Object({ revision: Index, history: Type.String({ contentEncoding: "base64" }) }),
			Type.Null(),
		]),
		entries: Type.Array(Type.Ref("Entry")),
	}),
	EntryEvent: Type.Object({
		specversion: Type.Literal("1.0"),
		id: Type.String(),
		source: Type.String({ format: "uri-reference" }),
		type: Type.Literal("mingjian.entry"),
		subject: Type.String(),
		time: Type.String({ format: "date-time" }),
		datacontenttype: Type.Literal("application/json"),
		data: Type.Ref("Entry"),
	}),
	TrustPolicy: Type.Object({
		origin: Type.String(),
		logKeys: Type.Array(Type.String()),
		formerLogKeys: formerKeys,
		cosigners: Type.Array(Type.String()),
		formerCosigners: formerKeys,
		quorum: Type.Integer({ minimum: 0 }),
		executors: Type.Optional(Type.Array(Type.String())),
		formerExecutors: formerKeys,
		executionQuorum: Type.Optional(Type.Integer({ minimum: 0 })),
	}),
	Anchor: Type.Object({
		size: Index,
		place: Type.String(),
		ref: Type.String(),
		block: Type.Object({ number: Index, hash: Type.String(), timeMs: Index }),
		costWei: Type.String(),
		provable: Type.Boolean(),
	}),
	Anchors: Type.Object({
		place: Type.String(),
		current: Type.Union([
			Type.Object({
				size: Index,
				stage: Type.Enum(["pending", "included"]),
				ref: Type.String(),
				begunMs: Index,
			}),
			Type.Null(),
		]),
		trouble: Type.Union([Type.String(), Type.Null()]),
		final: Index,
		lost: Index,
		anchors: Type.Array(Type.Ref("Anchor")),
	}),
	Code: Type.Object({ code: Type.String(), status: Type.Integer(), title: Words, advice: Words }),
};

/** A reference to one of them. */
export function shape(name: keyof typeof shapes): object {
	return { $ref: `#/components/schemas/${name}` };
}
