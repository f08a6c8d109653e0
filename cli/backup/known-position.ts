import type { PublishedPolicy } from "@mingjian/client/verify/verdict.ts";
import { explain } from "@mingjian/client/verify/words.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { verifyCheckpoint } from "@mingjian/ledger/note/policy.ts";
import type { ServingFloor } from "@mingjian/node/backup/serving-floor.ts";
import { refusedError } from "../program/cli-error.ts";
import type { Invocation, Option } from "../program/command.ts";
import { readInput } from "../program/read-input.ts";
import { connect } from "../remote/connect.ts";
import { policyOf } from "../verify/read-policy-file.ts";

/** The options that say how new the record must be. */
export const knownOptions: readonly Option[] = [
	{
		name: "checkpoint",
		value: "FILE",
		many: true,
		about: {
			zh: "已知的最新检查点；恢复出的账本必须不短于它",
			en: "a checkpoint that is known: what is restored must reach it",
		},
	},
	{
		name: "url",
		value: "URL",
		about: { zh: "向这个节点索取最新检查点", en: "ask this node for its newest checkpoint" },
	},
	{
		name: "policy",
		value: "FILE",
		about: {
			zh: "核验检查点的信任政策（给出检查点时必填）",
			en: "trust policy the checkpoints are checked with (required with one)",
		},
	},
];

const mostBytes = 1 << 20;

/** The newest position that is known; undefined where none was named. Refuses a checkpoint the policy does not trust (exit 1). */
export async function knownPosition(invocation: Invocation): Promise<ServingFloor | undefined> {
	const { values, lists } = invocation;
	const files = lists.checkpoint ?? [];
	if (files.length === 0 && values.url === undefined) return undefined;
	const policy = policyOf(values.policy);
	const notes: [string, Bytes][] = files.map((file) => [file, readInput(file, mostBytes)]);
	if (values.url !== undefined) notes.push([values.url, await connect(values.url, invocation).checkpoint()]);
	return notes
		.map(([place, note]) => trusted(place, note, policy))
		.reduce((newest, each) => (each.size > newest.size ? each : newest));
}

function trusted(place: string, note: Bytes, policy: PublishedPolicy): ServingFloor {
	const read = verifyCheckpoint(note, policy);
	if (read.ok) return read.value.checkpoint;
	const words = explain(read.reason);
	throw refusedError(
		"checkpoint-refused",
		{ zh: `${place} 不是可信的检查点`, en: `${place} is no checkpoint to be trusted` },
		{ details: [words] },
	);
}
