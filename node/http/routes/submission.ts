import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { FastifyReply } from "fastify";
import type { Receipt, Rejection } from "../../pipeline/receipt.ts";
import type { Door } from "../door.ts";
import { jsonType } from "../media-types.ts";
import { languageOf } from "../problems/language.ts";
import { sendDocument } from "../problems/send-problem.ts";
import { isDone, problemOfAnswer, receiptText } from "../receipt-text.ts";

/**
 * Submits one envelope and answers: 200 with the receipt, 422 with a problem that carries the receipt's members when a
 * refusal went on the record, another 4xx when nothing did.
 */
export async function submitOne(door: Door, envelope: Bytes, reply: FastifyReply): Promise<FastifyReply> {
	const answer = await door.node.submit(envelope);
	door.metrics.countTransaction(answer.code);
	if (isDone(answer)) return reply.header("content-type", jsonType).send(receiptText(answer));
	const language = languageOf(reply.request.headers["accept-language"]);
	return sendDocument(reply, problemOfAnswer(door.codes, answer, language));
}

/** Submits many at once; the answers stand in the order of the envelopes, each a receipt or a problem. */
export async function submitMany(
	door: Door,
	envelopes: readonly Bytes[],
	reply: FastifyReply,
): Promise<FastifyReply> {
	const language = languageOf(reply.request.headers["accept-language"]);
	const answers = await Promise.all(envelopes.map((envelope) => door.node.submit(envelope)));
	const text = (answer: Receipt | Rejection) => {
		door.metrics.countTransaction(answer.code);
		return isDone(answer)
			? receiptText(answer)
			: JSON.stringify(problemOfAnswer(door.codes, answer, language));
	};
	return reply.header("content-type", jsonType).send(`[${answers.map(text).join(",")}]`);
}
