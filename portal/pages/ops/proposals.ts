import { Change } from "@mingjian/services/governance/proposals/change-schema.ts";
import type { ProposalRecord } from "@mingjian/services/governance/proposals/proposal-schema.ts";
import { current, policies, proposals } from "@mingjian/services/governance/state.ts";
import { manifests } from "@mingjian/services/manifests.ts";
import type { City } from "../../city/city.ts";
import { type Party, partyOf } from "../../city/entry-line.ts";
import { type Fact, factsOf } from "../../city/facts.ts";
import type { Text } from "../../city/subject.ts";
import type { AskedBy } from "../../session/only.ts";
import type { Words } from "../../words/words.ts";
import { mayDo } from "../work-act/load.ts";

/** Changes of how the record is run, by proposal. */
export interface GovernanceModel {
	readonly height: number;
	/** Departments that order together; undefined where one operator orders. */
	readonly members?: number;
	readonly lines: readonly ProposalLine[];
}

export interface ProposalLine {
	readonly number: number;
	readonly kind: Words;
	readonly facts: readonly Fact[];
	readonly reason?: Text;
	readonly status: "open" | "expired" | "scheduled" | "in-force" | "withdrawn" | "lapsed";
	readonly proposedBy: Party;
	readonly approvals: readonly Party[];
	/** Approvals it needs. */
	readonly needed: number;
	/** Block with which it takes effect. */
	readonly atHeight: number;
	readonly expiresMs: number;
	/** What the visitor can do about it. */
	readonly acts: readonly ("approve" | "withdraw-proposal")[];
	/** A contract of a version that this program does not have: the node would stop at its block. */
	readonly lacking: boolean;
}

interface MembersAnswer {
	readonly members: readonly { readonly account: string; readonly power: number }[];
	readonly quorum: number;
}

const mostShown = 20;

/** Table: kinds of changes. */
const kinds: Readonly<Record<ProposalRecord["change"]["kind"], Words>> = {
	admit: { zh: "接纳成员", en: "Admit a member" },
	remove: { zh: "移除成员", en: "Remove a member" },
	power: { zh: "变更票数", en: "Change votes" },
	"rotate-key": { zh: "更换投票密钥", en: "Exchange the key of votes" },
	address: { zh: "变更节点地址", en: "Move a node" },
	parameters: { zh: "变更排序参数", en: "Change parameters of the chain" },
	contract: { zh: "升级合约", en: "Upgrade a contract" },
	"trust-policy": { zh: "变更信任政策", en: "Change the trust policy" },
	"seat-operator": { zh: "增设运维方", en: "Seat an operator" },
	"retire-operator": { zh: "运维方退出", en: "Retire an operator" },
};

/** Proposals, the newest first, each with who approved and what the visitor can do. From the state itself, so that what was just signed is seen. */
export async function governanceOf(asked: AskedBy): Promise<GovernanceModel> {
	const { city } = asked;
	const context = city.node.queryContext("governance");
	const { rows } = context.find(proposals, { order: "-number", limit: mostShown });
	const members = await city.ask<MembersAnswer>("governance", "members", {});
	const { changeQuorum } = context.get(policies, current)!;
	await city.node.durable(context.height);
	const voters = members?.members.filter(({ power }) => power > 0).map(({ account }) => account);
	const voices = { usual: members?.quorum ?? changeQuorum, inForce: changeQuorum, voters };
	const lines = rows.map(({ record }) => lineOf(asked, record, voices));
	return {
		height: city.node.head().height,
		...(voters ? { members: voters.length } : {}),
		lines: await Promise.all(lines),
	};
}

interface VoicesNow {
	readonly usual: number;
	/** Operators the trust policy in force asks for. */
	readonly inForce: number;
	/** Accounts of members with votes. */
	readonly voters: readonly string[] | undefined;
}

async function lineOf(asked: AskedBy, record: ProposalRecord, voices: VoicesNow): Promise<ProposalLine> {
	const { city } = asked;
	const { number, change, reason, proposedBy, approvals, atHeight, expiresMs } = record;
	const { timeMs } = city.node.head();
	const status = record.status === "open" && expiresMs <= timeMs ? "expired" : record.status;
	const lacking = isLacking(city, record);
	return {
		number,
		kind: kindOf(change),
		facts: factsOfChange(change),
		...(reason === undefined ? {} : { reason: han.test(reason) ? { zh: reason } : both(reason) }),
		status,
		proposedBy: await partyOf(city, proposedBy),
		approvals: await Promise.all(approvals.map((each) => partyOf(city, each))),
		needed: neededFor(change, voices),
		atHeight,
		expiresMs,
		acts: actsOf(asked, { ...record, status }, { voices, lacking }),
		lacking,
	};
}

const han = /\p{Script=Han}/u;

function both(text: string): Words {
	return { zh: text, en: text };
}

/** A contract's upgrade by what the contract is called; other changes by their kind. */
function kindOf(change: ProposalRecord["change"]): Words {
	const contract = change.kind === "contract" ? manifests.find(({ id }) => id === change.service) : undefined;
	if (!contract) return kinds[change.kind];
	const { zh, en } = contract.title;
	return { zh: `升级合约“${zh}”`, en: `Upgrade the contract ${en}` };
}

function factsOfChange(change: ProposalRecord["change"]): Fact[] {
	const { anyOf } = Change as unknown as {
		readonly anyOf: readonly { readonly properties: { readonly kind: { readonly const?: unknown } } }[];
	};
	const schema = anyOf.find(({ properties }) => properties.kind.const === change.kind);
	const { kind: _, ...rest } = change;
	return factsOf(schema, rest as never);
}

/** As the contract counts: a trust policy needs what the one in force and the new one both ask for, besides. */
function neededFor(change: ProposalRecord["change"], { usual, inForce }: VoicesNow): number {
	return change.kind === "trust-policy" ? Math.max(usual, inForce, change.policy.changeQuorum) : usual;
}

function isLacking({ node }: City, { change }: ProposalRecord): boolean {
	return change.kind === "contract" && !node.registry.has(change.service, change.version);
}

function actsOf(
	{ visitor, city }: AskedBy,
	{
		status,
		approvals,
		proposedBy,
		atHeight,
		change,
	}: Omit<ProposalRecord, "status"> & Pick<ProposalLine, "status">,
	{ voices: { voters }, lacking }: { readonly voices: VoicesNow; readonly lacking: boolean },
): ProposalLine["acts"] {
	const { account } = visitor;
	const own = change.kind === "retire-operator" && change.account === account;
	const voice = mayDo(visitor, "governance", "approve") && !own && (voters?.includes(account) ?? true);
	const late = atHeight <= city.node.head().height;
	const approves = voice && status === "open" && !late && !lacking && !approvals.includes(account);
	const withdraws = proposedBy === account && (status === "open" || status === "scheduled");
	return [
		...(approves ? (["approve"] as const) : []),
		...(withdraws ? (["withdraw-proposal"] as const) : []),
	];
}
