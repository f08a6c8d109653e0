import { mostSealedBytes, mostWraps } from "@mingjian/client/seal/sealed-file.ts";
import { wrapBytes } from "@mingjian/client/seal/wrap.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { schemaFaults } from "@mingjian/ledger/runtime/validators.ts";
import type { FastifyInstance, FastifyReply } from "fastify";
import { type Static, Type } from "typebox";
import type { OperatorAct } from "../../duties/operator-acts.ts";
import { diskFiles } from "../../store/files.ts";
import { type CountedDenial, type Denial, DenialLog } from "../../vault/denial-log.ts";
import { Vault } from "../../vault/vault.ts";
import { VaultKeeper } from "../../vault/vault-keeper.ts";
import type { BodyGate } from "../bodies/body-parsers.ts";
import { plainBytes } from "../bodies/plain-bytes.ts";
import type { Door } from "../door.ts";
import { jsonType } from "../media-types.ts";
import type { Operation } from "../openapi/operation.ts";
import type { DoorCodeName } from "../problems/door-codes.ts";
import { DoorError } from "../problems/problem.ts";

/** A sealed file (spec/sealed.md §5). */
export const sealedType = "application/vnd.mingjian.sealed";

const sweepMs = 60_000;
const mostFileBytes = 2 + mostWraps * wrapBytes + mostSealedBytes;
const ContentId = Type.String({ pattern: "^[0-9a-f]{64}$" });

const ReleaseBody = Type.Object(
	{
		opening: Type.String({ pattern: "^(owner|[0-9a-f]{64})$" }),
		issuedAt: Type.Integer({ minimum: 0 }),
		algorithm: Type.Integer({ minimum: 1, maximum: 255 }),
		publicKey: Type.String({ maxLength: 4096, contentEncoding: "base64" }),
		signature: Type.String({ maxLength: 16_384, contentEncoding: "base64" }),
	},
	{ additionalProperties: false },
);

const content = {
	about: { zh: "密封内容标识", en: "Content id" },
	schema: ContentId,
	example: "0".repeat(64),
};
const sealedFile = { [sealedType]: { schema: {} } };
const keptAnswer = {
	about: { zh: "已落盘", en: "Durable in the vault" },
	content: {
		"application/json": {
			schema: Type.Object({
				contentId: ContentId,
				state: Type.Union([Type.Literal("held"), Type.Literal("waiting")]),
			}),
		},
	},
};
const bodyProblems: DoorCodeName[] = [
	"body-empty",
	"body-too-large",
	"body-incomplete",
	"content-type",
	"content-encoding",
	"length-required",
	"busy",
	"not-ready",
];

const keep: Operation = {
	id: "vault-keep",
	tag: "disclosure",
	summary: { zh: "上传密封内容", en: "Upload sealed data" },
	description: {
		zh: "密文与密钥封装。账本尚未登记的，保留十五分钟等待登记。",
		en: "Ciphertext and wraps. What the record does not name yet is kept for fifteen minutes.",
	},
	body: sealedFile,
	answer: keptAnswer,
	problems: [...bodyProblems, "vault-file", "vault-content-erased", "vault-wrap-unknown"],
};

const keepWraps: Operation = {
	...keep,
	id: "vault-keep-wraps",
	summary: { zh: "上传密钥封装", en: "Upload wraps" },
	description: { zh: "本人同意后新增的密钥封装。", en: "Wraps that a consent on the record names." },
	path: { content },
	problems: [...keep.problems, "vault-content-unknown"],
};

const release: Operation = {
	id: "vault-release",
	tag: "disclosure",
	summary: { zh: "取用密封内容", en: "Release sealed data" },
	description: {
		zh: "凭账本上的打开登记取用，一次有效；本人凭标签密钥取用。",
		en: "For an opening on the record, once; or for the owner, by the tag's key.",
	},
	path: { content },
	body: { "application/json": { schema: ReleaseBody } },
	answer: { about: { zh: "密封文件", en: "A sealed file" }, content: sealedFile },
	problems: [
		...bodyProblems,
		"body-not-json",
		"body-invalid",
		"signature-invalid",
		"vault-content-unknown",
		"vault-content-erased",
		"vault-release-refused",
		"vault-release-used",
		"vault-release-time",
	],
};

/** The vault's addresses, where the node runs the disclosure service. Its files are below the data directory. */
export function addVaultRoutes(app: FastifyInstance, door: Door, gate: BodyGate): void {
	if (!door.node.registry.contracts.has("disclosure")) return;
	app.register(async (vault) => {
		const keeper = await openKeeper(vault, door);
		vault.addContentTypeParser(
			sealedType,
			{ parseAs: "buffer", bodyLimit: mostFileBytes },
			(_request, body, done) => done(null, body),
		);
		vault.post("/v1/vault", { config: { operation: keep }, onRequest: gate }, async (request, reply) =>
			answer(reply, await keeper.keep(sealedBody(request))),
		);
		vault.post<{ Params: { content: string } }>(
			"/v1/vault/:content/wraps",
			{ config: { operation: keepWraps }, onRequest: gate },
			async (request, reply) =>
				answer(reply, await keeper.keepWraps(request.params.content, sealedBody(request))),
		);
		vault.post<{ Params: { content: string } }>(
			"/v1/vault/:content/release",
			{ config: { operation: release }, onRequest: gate },
			async (request, reply) => {
				const found = await keeper.release(request.params.content, releaseBody(request));
				if (typeof found === "string") throw new DoorError(found);
				return reply.header("content-type", sealedType).header("cache-control", "no-store").send(found);
			},
		);
	});
}

async function openKeeper(
	app: FastifyInstance,
	{ node, configuration, clock, log, operator }: Door,
): Promise<VaultKeeper> {
	const failed = (err: unknown) => log.error({ err }, "the vault could not follow the record");
	const vault = await Vault.open(diskFiles, `${configuration.dataDirectory}/vault`, clock());
	const denials = operator && new DenialLog((denial) => report(operator, denial), clock);
	const denied = denials ? { denied: (denial: Denial) => denials.note(denial) } : {};
	const keeper = new VaultKeeper({
		node,
		vault,
		clock,
		passkeys: configuration.passkey,
		failed,
		...denied,
	});
	const sweeping = setInterval(() => {
		keeper.sweep();
		denials?.flush();
	}, sweepMs);
	sweeping.unref();
	app.addHook("onClose", async () => {
		clearInterval(sweeping);
		await denials?.close();
		await keeper.close();
	});
	return keeper;
}

/** Puts a denial on the record. Throws where it did not get there (Error), so that it is told again. */
async function report(operator: OperatorAct, denial: CountedDenial): Promise<void> {
	const { contentId: content, asker, code, times, request } = denial;
	const asked = { content, asker, code, times, request: { ...request } };
	const ended = await operator("disclosure", "report-denial", asked);
	if (ended !== "ok") throw new Error(`a refused release is not on the record: ${ended}`);
}

interface Received {
	readonly body: unknown;
	readonly headers: { readonly "content-type"?: string | undefined };
}

function sealedBody({ body, headers }: Received): Bytes {
	if (headers["content-type"] !== sealedType) throw new DoorError("content-type");
	return plainBytes(body);
}

function releaseBody({ body, headers }: Received): Static<typeof ReleaseBody> {
	if (!/^application\/json\s*(;|$)/i.test(headers["content-type"] ?? "")) throw new DoorError("content-type");
	let value: unknown;
	try {
		value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(plainBytes(body)));
	} catch {
		throw new DoorError("body-not-json");
	}
	const faults = schemaFaults(ReleaseBody, value);
	if (faults.length > 0) throw new DoorError("body-invalid", faults);
	return value as Static<typeof ReleaseBody>;
}

function answer(reply: FastifyReply, kept: object | DoorCodeName): FastifyReply {
	if (typeof kept === "string") throw new DoorError(kept);
	return reply.header("content-type", jsonType).send(JSON.stringify(kept));
}
