import { setTimeout as pause } from "node:timers/promises";
import {
	type DoubleVote,
	doubleVotesIn,
	provingBlocks,
} from "@mingjian/consensus/cometbft/engine/engine-evidence.ts";
import { addressOf } from "@mingjian/consensus/cometbft/engine/engine-keys.ts";
import type { EngineRpc } from "@mingjian/consensus/cometbft/engine/engine-rpc.ts";
import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { MemberRecord } from "@mingjian/services/governance/proposals/proposal-schema.ts";
import { current, memberships } from "@mingjian/services/governance/state.ts";
import type { RecordNode } from "../pipeline/record-node.ts";
import type { OperatorAct } from "./operator-acts.ts";

/** What the duty works with. */
export interface ReportSetting {
	readonly node: Pick<RecordNode, "queryContext" | "onMisbehaviour" | "trouble">;
	readonly rpc: EngineRpc;
	readonly act: OperatorAct;
	/** Hears of trouble; what is temporary is tried again. */
	readonly failed: (error: unknown) => void;
	/** Longest time this member leaves to the others before it reports, in milliseconds. */
	readonly leaveMs?: number;
}

/** Blocks of the engine looked through at the start: what was proved while this node was away, or went down before it reported. */
const lookBack = 1000;
const againMs = 5000;
const longestLeaveMs = 10_000;
/** Failures in a row before anybody hears of them: an engine that begins answers after a while. */
const toldAfter = 6;
/** How a report ends after which there is nothing more to report. */
const ended = new Set(["ok", "governance/member-struck", "governance/member-unknown"]);
/** How it ends while this node cannot hand in anything. */
const later = new Set(["busy", "not-ready", "internal"]);

/**
 * Puts double votes on the record that the engine proved, whereupon the member has no votes any more. Every member's node does so: each waits for a
 * while of its own and looks first whether another did, so that the record hardly ever has the report twice. What it has twice is refused.
 */
export class ReportDoubleVotes {
	readonly #setting: ReportSetting;
	readonly #stop = new AbortController();
	readonly #seen = new Set<bigint>();
	/** Proofs are reported one after another: most of them prove the same of the same member. */
	#last: Promise<void> = Promise.resolve();
	readonly #forget: () => void;

	constructor(setting: ReportSetting) {
		this.#setting = setting;
		this.#forget = setting.node.onMisbehaviour(({ kind, provedIn }) => {
			if (kind === "equivocation") this.#report(provedIn);
		});
		void this.#lookBack();
	}

	end(): void {
		this.#forget();
		this.#stop.abort();
	}

	async #lookBack(): Promise<void> {
		const heights = await this.#insist(() => provingBlocks(this.#setting.rpc, lookBack));
		for (const height of heights ?? []) this.#report(height);
	}

	/** Reports what a block of the engine proves, once. */
	#report(height: bigint): void {
		if (this.#seen.has(height)) return;
		this.#seen.add(height);
		this.#last = this.#last.then(() => this.#reportIn(height)).catch((error) => this.#setting.failed(error));
	}

	async #reportIn(height: bigint): Promise<void> {
		const votes = await this.#insist(() => doubleVotesIn(this.#setting.rpc, height));
		for (const each of votes ?? []) {
			if (!this.#accused(each)) continue;
			await this.#rest(Math.random() * (this.#setting.leaveMs ?? longestLeaveMs));
			await this.#insist(() => this.#hand(each));
		}
	}

	/** The member a double vote is held against; undefined where the record has nothing more to take from it. */
	#accused({ member: address }: DoubleVote): MemberRecord | undefined {
		const record = this.#setting.node.queryContext("governance").get(memberships, current);
		const found = record?.members.find((member) => keyOf(member, address) !== undefined);
		return found?.struckMs === undefined ? found : undefined;
	}

	/** Hands a double vote in, where nobody else did meanwhile. Rejects where it is to be tried again. */
	async #hand(votes: DoubleVote): Promise<void> {
		const { act, failed } = this.#setting;
		const accused = this.#accused(votes);
		if (!accused) return;
		const { first, second, member: address } = votes;
		const input = { validatorKey: keyOf(accused, address), first, second } as unknown as Json;
		const code = await act("governance", "report-equivocation", input);
		if (ended.has(code)) return;
		if (later.has(code)) throw new TypeError(code);
		failed(new TypeError(`the record refused the double vote of ${accused.member}: ${code}`));
	}

	/** Tries until it succeeds; undefined where the duty ends before. */
	async #insist<T>(work: () => Promise<T>): Promise<T | undefined> {
		let failures = 0;
		while (!this.#stop.signal.aborted) {
			try {
				if (this.#setting.node.trouble() === undefined) return await work();
			} catch (error) {
				failures++;
				if (failures === toldAfter) this.#setting.failed(error);
			}
			await this.#rest(againMs);
		}
		return undefined;
	}

	async #rest(ms: number): Promise<void> {
		await pause(ms, undefined, { signal: this.#stop.signal, ref: false }).catch(() => {});
	}
}

/** The key with that address which a member votes or voted with. */
function keyOf({ validatorKey, formerKeys = [] }: MemberRecord, address: string): string | undefined {
	return [validatorKey, ...formerKeys].find((key) => addressOf(fromBase64(key)) === address);
}
