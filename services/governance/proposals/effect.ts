import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { formatVkey, LOG_KEY, verifierKey } from "@mingjian/ledger/note/vkey.ts";
import type { SeatChange } from "@mingjian/ledger/runtime/capabilities.ts";
import type { StateReader } from "@mingjian/ledger/runtime/context.ts";
import type { GovernanceRefusal } from "../refusals.ts";
import { nextPolicy } from "../rules/next-policy.ts";
import { policyFault } from "../rules/policy-fault.ts";
import { powerFault, quorumOf } from "../rules/power-fault.ts";
import { mostFormerLogKeys, type PolicyRecord } from "../schema.ts";
import { contractVersions, current, memberships, policies } from "../state.ts";
import { type Change, type ChangeOf, mostMembers } from "./change-schema.ts";
import type { MemberRecord, MembershipRecord, ParametersRecord, VersionsRecord } from "./proposal-schema.ts";

/** When a change takes effect. */
export interface At {
	readonly height: number;
	readonly timeMs: number;
	/** Leaves the log had before that block; before the present one where it is still to come. */
	readonly logSize: number;
}

/** What a change writes; what is missing stays as it is. */
export interface Effect {
	readonly membership?: MembershipRecord;
	readonly policy?: PolicyRecord;
	readonly parameters?: ParametersRecord;
	readonly versions?: VersionsRecord;
	/** Operators' accounts the identity service opens and closes. */
	readonly seats?: readonly SeatChange[];
}

/** What a change comes to on the state as it is; a refusal's code where it cannot be made. */
export function effectOf(state: StateReader, change: Change, at: At): Effect | GovernanceRefusal {
	switch (change.kind) {
		case "contract":
			return { versions: withVersion(state.get(contractVersions, current), change, at) };
		case "trust-policy":
			return newPolicy(state, change, at);
		case "seat-operator":
		case "retire-operator":
			return state.get(memberships, current) ? "members-decide" : { seats: [seatOf(change)] };
		default: {
			const membership = state.get(memberships, current);
			if (!membership) return "members-none";
			if (change.kind !== "parameters") return newMembership(state, { membership, change, at });
			const { blockBytes, evidenceMs } = change;
			return { parameters: { blockBytes, evidenceMs } };
		}
	}
}

type MemberChange = ChangeOf<"admit" | "power" | "remove" | "rotate-key" | "address">;

interface Changing {
	readonly membership: MembershipRecord;
	readonly change: MemberChange;
	readonly at: At;
}

function newMembership(state: StateReader, { membership, change, at }: Changing): Effect | GovernanceRefusal {
	const policy = state.get(policies, current)!;
	const before = membership.members;
	const members = membersAfter(before, change, policy.origin);
	if (typeof members === "string") return members;
	const fault = powerFault(before, members);
	if (fault) return fault;
	const next = { ...membership, sinceHeight: at.height, members };
	if (change.kind !== "admit" && change.kind !== "remove") return { membership: next };
	const published = policyOf(policy, before, members, at);
	const unfit = policyFault(published);
	if (unfit) return unfit;
	return { membership: next, policy: published, seats: [seatOf(change, before)] };
}

function membersAfter(
	before: readonly MemberRecord[],
	change: MemberChange,
	origin: string,
): MemberRecord[] | GovernanceRefusal {
	if (change.kind === "admit") return admitted(before, change, origin);
	const found = before.find(({ member }) => member === change.member);
	if (!found) return "member-unknown";
	if (change.kind === "remove") return before.filter((each) => each !== found);
	if (found.struckMs !== undefined) return "member-struck";
	const next = changed(found, change);
	const others = before.filter((each) => each !== found);
	if (
		next.validatorKey !== found.validatorKey &&
		[found, ...others].some((each) => votesWith(each, next.validatorKey))
	)
		return "member-known";
	if (others.some((each) => each.nodeId === next.nodeId || each.address === next.address))
		return "member-known";
	return before.map((each) => (each === found ? next : each));
}

function changed(
	member: MemberRecord,
	change: Exclude<MemberChange, ChangeOf<"admit" | "remove">>,
): MemberRecord {
	if (change.kind === "power") return { ...member, power: change.power };
	if (change.kind === "address") return { ...member, address: change.address, nodeId: change.nodeId };
	const formerKeys = [member.validatorKey, ...(member.formerKeys ?? [])].slice(0, 4);
	return { ...member, validatorKey: change.validatorKey, formerKeys };
}

function admitted(
	before: readonly MemberRecord[],
	{ member, address, nodeId, validatorKey, logKey, power }: ChangeOf<"admit">,
	origin: string,
): MemberRecord[] | GovernanceRefusal {
	if (before.length === mostMembers) return "members-many";
	const vkey = formatVkey(verifierKey(origin, LOG_KEY, fromBase64(logKey)));
	const known = before.some(
		(each) =>
			each.member === member ||
			each.address === address ||
			each.nodeId === nodeId ||
			each.logKey === vkey ||
			votesWith(each, validatorKey),
	);
	if (known) return "member-known";
	const account = accountOf(member);
	return [...before, { member, account, address, nodeId, validatorKey, logKey: vkey, power }];
}

/** Whether a key is or was the one a member votes with. */
export function votesWith({ validatorKey, formerKeys = [] }: MemberRecord, key: string): boolean {
	return validatorKey === key || formerKeys.includes(key);
}

/** The operator's account of a member. */
export function accountOf(member: string): string {
	return `operator:${member}`;
}

/**
 * The policy with the log keys of those who order afterwards, changed by as many of them as decide on a change. What the log signed with the key of
 * one who leaves stays good for the log as it was; not where it lost its votes for voting twice.
 */
function policyOf(
	policy: PolicyRecord,
	before: readonly MemberRecord[],
	after: readonly MemberRecord[],
	{ timeMs, logSize }: At,
): PolicyRecord {
	const left = before.filter((each) => !after.includes(each));
	const gone = left.map(({ logKey }) => logKey);
	const come = after.filter((each) => !before.includes(each)).map(({ logKey }) => logKey);
	const { formerLogKeys = [], ...rest } = policy;
	const former = [
		...formerLogKeys.filter(({ key }) => !come.includes(key)),
		...left
			.filter(({ logKey, struckMs }) => struckMs === undefined && policy.logKeys.includes(logKey))
			.map(({ logKey }) => ({ key: logKey, lastSize: logSize })),
	].slice(-mostFormerLogKeys);
	return {
		...rest,
		...(former.length === 0 ? {} : { formerLogKeys: former }),
		version: policy.version + 1,
		sinceMs: timeMs,
		logKeys: [...policy.logKeys.filter((key) => !gone.includes(key)), ...come],
		changeQuorum: quorumOf(after.filter(({ power }) => power > 0).length),
	};
}

function newPolicy(
	state: StateReader,
	{ policy }: ChangeOf<"trust-policy">,
	at: At,
): Effect | GovernanceRefusal {
	const before = state.get(policies, current)!;
	if (policy.version !== before.version + 1) return "policy-version";
	const voices = state.get(memberships, current)?.members.filter(({ power }) => power > 0).length;
	if (voices !== undefined && policy.changeQuorum > voices) return "policy-signers";
	const next = nextPolicy(before, policy, at);
	return typeof next === "string" ? next : { policy: next };
}

function withVersion(
	{ contracts }: VersionsRecord = { contracts: [] },
	{ service, version }: ChangeOf<"contract">,
	{ height }: At,
): VersionsRecord {
	const others = contracts.filter((each) => each.service !== service);
	return { contracts: [...others, { service, version, sinceHeight: height }] };
}

function seatOf(
	change: ChangeOf<"admit" | "remove" | "seat-operator" | "retire-operator">,
	before: readonly MemberRecord[] = [],
): SeatChange {
	switch (change.kind) {
		case "admit": {
			const { name, operatorKey } = change;
			return {
				account: accountOf(change.member),
				opens: { name, algorithm: "Ed25519", publicKey: operatorKey },
			};
		}
		case "seat-operator": {
			const { account, name, algorithm, publicKey } = change;
			return { account, opens: { name, algorithm, publicKey } };
		}
		case "remove":
			return { account: before.find(({ member }) => member === change.member)!.account };
		case "retire-operator":
			return { account: change.account };
	}
}
