import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { encodeEnvelope, transactionId } from "@mingjian/ledger/record/envelope.ts";
import { encodePayload } from "@mingjian/ledger/record/payload.ts";
import { benchSigner } from "../../bench/fixture.ts";
import type { Member } from "./member.ts";

/** What a member answered for an envelope. */
export interface Acknowledged {
	readonly envelope: Bytes;
	/** JSON text. */
	readonly receipt: string;
}

let citizens = 0;

/** Somebody new. */
export function newcomer() {
	return benchSigner("citizen", `${randomBytes(6).toString("hex")}-${citizens++}`);
}

/** Somebody, new unless given, who opens an account on the ledger. */
export function registration(ledger: string, by = newcomer()): Bytes {
	const input = { keys: [{ algorithm: "Ed25519", publicKey: toBase64(by.publicKey) }] };
	const payload = encodePayload({
		ledger,
		service: "identity",
		action: "register",
		input,
		actor: by.account,
		issuedAt: Date.now(),
		nonce: randomBytes(9).toString("base64url"),
	});
	const signature = by.sign(transactionId(payload));
	return encodeEnvelope({ payload, signatures: [{ algorithm: 1, publicKey: by.publicKey, signature }] });
}

/** Posts an envelope to a member; undefined where it is gone, busy or gives no answer. Any other answer is a defect (Error), but for refusals on the record that are expected. */
export async function post(
	{ port, order }: Member,
	envelope: Bytes,
	patienceMs = 60_000,
	refusals: readonly string[] = [],
): Promise<Acknowledged | undefined> {
	try {
		const answer = await fetch(`http://127.0.0.1:${port}/v1/transactions`, {
			method: "POST",
			headers: { "content-type": "application/vnd.mingjian.envelope" },
			body: envelope as Uint8Array<ArrayBuffer>,
			signal: AbortSignal.timeout(patienceMs),
		});
		const receipt = await answer.text();
		if (answer.status === 200) return { envelope, receipt };
		if (answer.status === 503) return undefined;
		if (answer.status === 422 && refusals.includes((JSON.parse(receipt) as { code: string }).code))
			return { envelope, receipt };
		throw new TypeError(`member ${order} answered ${answer.status}: ${receipt.slice(0, 300)}`);
	} catch (error) {
		if (error instanceof TypeError && error.message.startsWith("member")) throw error;
		return undefined;
	}
}

/** People who register one after another at members in turn, until they are told to go home. */
export class Load {
	readonly acknowledged: Acknowledged[] = [];
	/** Sent and never answered: on the record or not. */
	readonly unanswered: Bytes[] = [];
	readonly #work: Promise<unknown>;
	#over = false;

	constructor(
		ledger: string,
		members: () => readonly Member[],
		{ people = 8, refusals = [] as readonly string[] } = {},
	) {
		const one = async (start: number) => {
			for (let turn = start; !this.#over; turn++) {
				const up = members();
				const envelope = registration(ledger);
				const answer = await post(up[turn % up.length]!, envelope, undefined, refusals);
				if (answer) this.acknowledged.push(answer);
				else {
					this.unanswered.push(envelope);
					await pause(20);
				}
			}
		};
		this.#work = Promise.all(Array.from({ length: people }, (_, person) => one(person)));
	}

	/** Resolves when so many more have been answered. */
	async more(count: number): Promise<void> {
		const wanted = this.acknowledged.length + count;
		while (this.acknowledged.length < wanted) {
			await Promise.race([this.#work, pause(5)]);
		}
	}

	/** Resolves when everybody has gone home. */
	async end(): Promise<void> {
		this.#over = true;
		await this.#work;
	}
}

/** Everything acknowledged is answered with the same receipt by a member; gives how many were not. */
export async function lost(member: Member, acknowledged: readonly Acknowledged[]): Promise<number> {
	let missing = 0;
	let next = 0;
	const one = async () => {
		while (next < acknowledged.length) {
			const { envelope, receipt } = acknowledged[next++]!;
			const { code } = JSON.parse(receipt) as { code: string };
			const again = await post(member, envelope, undefined, [code]);
			if (again?.receipt !== receipt) missing++;
		}
	};
	await Promise.all(Array.from({ length: 16 }, one));
	return missing;
}
