import assert from "node:assert/strict";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { decodeEnvelope, encodeEnvelope } from "@mingjian/ledger/record/envelope.ts";
import { type Prepared, prepare } from "@mingjian/ledger/record/prepared.ts";
import { governance } from "@mingjian/services/governance/contract.ts";
import { identity } from "@mingjian/services/identity/contract.ts";
import type { RecordSource } from "../../api/record-source.ts";
import { PublishedRecord, type PublishedRecordSetting } from "../../testing/published-record.ts";
import { type AuditOptions, audit } from "../audit.ts";
import { type Divergence, explainDivergence } from "../divergence.ts";

export const contracts = [identity, governance];
export const perBlock = 70;
let ticks = 0;
export const clock = () => ticks++;

/** 4 blocks of 70 entries besides the genesis: leaves 0, 1..71, 72..142, 143..213, 214..284. One entry is a refusal. */
export function busyRecord(setting: PublishedRecordSetting = {}): PublishedRecord {
	const record = new PublishedRecord(setting);
	for (let block = 1; block <= 4; block++) {
		const acts = Array.from({ length: perBlock - 1 }, (_, at) => record.registration(`p${block}.${at}`));
		record.block(...acts, block === 1 ? acts[0]! : record.registration(`p${block}.last`));
	}
	return record;
}

/** Signature checks are tested once; elsewhere they would only cost time. */
export const quick: Partial<AuditOptions> = { check: () => true };

export async function divergenceOf(
	record: PublishedRecord,
	changes: Partial<RecordSource> = {},
	options: Partial<AuditOptions> = quick,
): Promise<Divergence | undefined> {
	const source = { ...record.source(), ...changes };
	const { divergence } = await audit(source, record.policy, { contracts, clock, ...options });
	if (divergence) {
		const { zh, en } = explainDivergence(divergence);
		assert.match(zh, /\p{Script=Han}.*。$/u);
		assert.match(en, /^[A-Z].*\.$/);
	}
	return divergence;
}

export function flipped(bytes: Bytes | undefined, at: number): Bytes | undefined {
	return bytes?.map((byte, index) => (index === at ? byte ^ 1 : byte));
}

export function forged(act: Prepared): Prepared {
	const envelope = decodeEnvelope(act.bytes);
	assert.ok(typeof envelope !== "string");
	const [first] = envelope.signatures;
	const signature = flipped(first!.signature, 40)!;
	const changed = prepare(encodeEnvelope({ ...envelope, signatures: [{ ...first!, signature }] }));
	assert.ok(typeof changed !== "string");
	return changed;
}
