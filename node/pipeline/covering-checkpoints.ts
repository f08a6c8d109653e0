import type { TrustPolicy } from "@mingjian/ledger/note/policy.ts";
import type { Head } from "@mingjian/ledger/runtime/chain.ts";
import type { FollowedCheckpoints } from "../follow/followed-checkpoints.ts";
import type { Cosigning } from "../witness/cosigning.ts";
import type { Checkpoints } from "./checkpoints.ts";
import { knownLines } from "./policy-in-force.ts";
import type { ProofCheckpoint } from "./proofs.ts";
import type { ServiceGuard } from "./service-guard.ts";

/** How long after a block the head is cosigned without anybody asking for a proof. */
const cosignMs = 1000;

export interface CoveringParts {
	readonly checkpoints: Checkpoints;
	readonly cosigning: Cosigning;
	/** The checkpoints of the node that is followed, where one is. */
	readonly followed: FollowedCheckpoints | undefined;
	/** The trust policy in force. */
	policy(): TrustPolicy;
	/** The durable head. */
	head(): Head;
}

/** The signed checkpoints this node shows: of the node it follows, cosigned ones, or its own. */
export class CoveringCheckpoints {
	readonly #parts: CoveringParts;
	readonly #guard: ServiceGuard;
	#cosignTimer: NodeJS.Timeout | undefined;

	constructor(parts: CoveringParts, guard: ServiceGuard) {
		this.#parts = parts;
		this.#guard = guard;
	}

	/** The head under this node's own log key alone. */
	own(): ProofCheckpoint {
		const head = this.#parts.head();
		return { size: head.size, note: this.#parts.checkpoints.of(head) };
	}

	/** The newest there is, as text. */
	newest(): string {
		this.#guard.usable();
		const { cosigning, checkpoints, followed, head } = this.#parts;
		return followed?.latest.note ?? cosigning.latest?.note ?? checkpoints.of(head());
	}

	/** Where the policy in force names cosigners and some are asked, what they said; only lines the policy knows go into a proof. */
	async covering(index: number): Promise<ProofCheckpoint> {
		const { cosigning, checkpoints, followed, head } = this.#parts;
		const policy = this.#parts.policy();
		if (followed) {
			const { size, note } = await followed.covering(index);
			return { size, note: knownLines(note, policy) };
		}
		const sign = (of: Head) => checkpoints.of(of);
		if (!cosigning.asks || policy.cosigners.length + (policy.executors?.length ?? 0) === 0) {
			const now = head();
			return { size: now.size, note: sign(now) };
		}
		const { size, note } = await cosigning.covering(index + 1, head, sign);
		return { size, note: knownLines(note, policy) };
	}

	/** A while after blocks have come, their head is cosigned; blocks that come meanwhile share it. */
	cosignSoon(): void {
		const { cosigning, checkpoints, head } = this.#parts;
		if (!cosigning.asks || this.#cosignTimer) return;
		this.#cosignTimer = setTimeout(() => {
			this.#cosignTimer = undefined;
			if (this.#guard.trouble) return;
			cosigning.begin(head(), (of) => checkpoints.of(of)).catch((error) => this.#guard.fail(error));
		}, cosignMs);
		this.#cosignTimer.unref();
	}

	/** Begins no further round. */
	stop(): void {
		clearTimeout(this.#cosignTimer);
	}
}
