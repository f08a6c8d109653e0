import { readPolicy } from "@mingjian/client/verify/policy/read-policy.ts";
import type { PublishedPolicy } from "@mingjian/client/verify/verdict.ts";
import { type TrustedCheckpoint, verifyCheckpoint } from "@mingjian/ledger/note/policy.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { refusedError } from "../program/cli-error.ts";
import type { Invocation, Outcome } from "../program/command.ts";
import { connect } from "../remote/connect.ts";
import { actionOf } from "../service-commands/service-command.ts";
import { signingOptions, submitAct } from "../service-commands/submission.ts";

/** Options of the commands that publish a policy with other keys of the log. */
export const publishingOptions = signingOptions.filter(({ name }) => !["input", "for"].includes(name));

/** What a node publishes now, checked against itself. */
export interface PolicyNow {
	readonly policy: PublishedPolicy;
	readonly trusted: TrustedCheckpoint;
	/** The note of the checkpoint, as fetched. */
	readonly note: Uint8Array;
}

/** Asks the node for the policy in force and its newest checkpoint. Refuses a node whose checkpoint its own policy does not trust (exit 1). */
export async function policyNow(invocation: Invocation): Promise<PolicyNow> {
	const client = connect(invocation.values.url, invocation);
	const read = readPolicy(await client.trustPolicy());
	const note = await client.checkpoint();
	const trusted = read.ok ? verifyCheckpoint(note, read.value) : read;
	if (read.ok && trusted.ok) return { policy: read.value, trusted: trusted.value, note };
	const reason = trusted.ok || !("reason" in trusted) ? "policy" : trusted.reason;
	throw refusedError(
		"policy-unusable",
		{
			zh: "节点的信任政策和检查点不相符",
			en: "the node's checkpoint is not trusted under its own policy",
		},
		{ details: [{ zh: reason, en: reason }] },
	);
}

/** Publishes the policy in force with other keys of the log, signed by as many operators as it asks for. */
export function publishKeys(
	{ version, cosigners, quorum, executors, executionQuorum, changeQuorum, ...policy }: PublishedPolicy,
	keys: Partial<Pick<PublishedPolicy, "logKeys" | "formerLogKeys">>,
	invocation: Invocation,
): Promise<Outcome> {
	const { logKeys, formerLogKeys } = { ...policy, ...keys };
	const input = {
		version: version + 1,
		logKeys,
		...(formerLogKeys === undefined ? {} : { formerLogKeys }),
		cosigners,
		quorum,
		...(executors === undefined ? {} : { executors, executionQuorum }),
		changeQuorum,
	};
	const [service, action] = ["governance", "publish-trust-policy"];
	return submitAct(
		{ service, action, input: input as unknown as Json, manifest: actionOf(service, action) },
		invocation,
	);
}
