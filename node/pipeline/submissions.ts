import type { Driver, Stage } from "@mingjian/consensus/driver/driver.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Prepared } from "@mingjian/ledger/record/prepared.ts";
import type { AppliedBlock } from "@mingjian/ledger/runtime/chain.ts";
import type { Registry } from "@mingjian/ledger/runtime/registry.ts";
import { schemaFaults } from "@mingjian/ledger/runtime/validators.ts";
import type { Stores } from "../store/open-stores.ts";
import type { Door } from "./door.ts";
import type { NodeMachine } from "./node-machine.ts";
import type { Receipt, Rejection } from "./receipt.ts";
import { receiptOf, storedReceipt } from "./receipts.ts";
import type { ServiceGuard } from "./service-guard.ts";
import { type ReceiptWait, WaitingReceipts } from "./waiting-receipts.ts";

/** The engine ended before an act was in a block: it may come into one yet, by another member. */
class NotOrdered extends Error {}

export interface SubmissionParts {
	readonly registry: Registry;
	readonly stores: Pick<Stores, "log" | "index">;
	readonly machine: NodeMachine;
	readonly driver: Driver;
	readonly door: Door;
}

/** Takes envelopes from the door to the driver, and brings their senders the receipts once they are durable. */
export class Submissions {
	readonly #parts: SubmissionParts;
	readonly #guard: ServiceGuard;
	readonly #waiting = new WaitingReceipts();

	constructor(parts: SubmissionParts, guard: ServiceGuard) {
		this.#parts = parts;
		this.#guard = guard;
	}

	async submit(envelope: Bytes): Promise<Receipt | Rejection> {
		if (this.#guard.trouble) return { code: "not-ready" };
		const { door, driver } = this.#parts;
		const act = door.take(envelope);
		if (typeof act === "string") return { code: act };
		const wait = this.#waiting.wait(act.id);
		try {
			const stage = await driver.submit(envelope);
			if (stage.stage === "held") return await wait.receipt;
			return await this.#answer(act, stage, wait);
		} catch (error) {
			wait.forget();
			if (error instanceof NotOrdered) return { code: "not-ready" };
			throw this.#guard.heed(error);
		} finally {
			door.letGo(envelope);
		}
	}

	/** Hands the senders of a durable block's acts their receipts. */
	settle(block: AppliedBlock): void {
		for (const entry of block.entries) {
			if (this.#waiting.has(entry.act.id)) this.#waiting.settle(receiptOf(entry, block));
		}
	}

	/** Tells those who wait that nothing here may be believed any more. */
	fail(error: unknown): void {
		this.#waiting.fail(error);
	}

	/** Tells those whose acts an engine of several members did not order in time. */
	end(): void {
		this.#waiting.fail(new NotOrdered());
	}

	/** What the sender of a transaction is told that was not newly taken. */
	async #answer(act: Prepared, stage: Stage, wait: ReceiptWait): Promise<Receipt | Rejection> {
		const index = this.#placeOf(act, stage);
		if (stage.stage === "known" && index === undefined) return await wait.receipt;
		wait.forget();
		if (index !== undefined) {
			return this.#guard.reading(() => storedReceipt(this.#parts.stores.log, index));
		}
		const { code } = stage as { code: string };
		return { code, ...(code === "input-invalid" ? { faults: this.#faults(act.payload) } : {}) };
	}

	/** Where the transaction stands on the durable record; one sent again after its time is looked up in the index. */
	#placeOf(act: Prepared, stage: Stage): number | undefined {
		const { machine, stores } = this.#parts;
		if (stage.stage === "refused") {
			if (stage.code !== "transaction-expired") return undefined;
			return this.#guard.reading(() => stores.index.entry(act.id)?.index);
		}
		const index = machine.place(act);
		return index !== undefined && index < machine.durable.size ? index : undefined;
	}

	#faults(payload: { service: string; action: string; input: Json }) {
		const action = this.#parts.registry.contracts.get(payload.service)!.manifest.actions[payload.action]!;
		return schemaFaults(action.input, payload.input);
	}
}
