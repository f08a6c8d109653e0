import { type Static, Type } from "typebox";
import { pageOf } from "../../page.ts";
import { closed, worded } from "../../schema-words.ts";
import { AccountId, OperatorId, paging, TimeMs } from "../../terms.ts";
import {
	Change,
	Key,
	MemberName,
	mostMembers,
	NodeAddress,
	NodeId,
	parameterBounds,
	ServiceName,
	Version,
} from "./change-schema.ts";
import { Vote } from "./vote-schema.ts";

const day = 24 * 3_600_000;
/** How long a proposal waits for approvals where its author does not say, and at most. */
export const proposalMs = { usual: 7 * day, longest: 30 * day };
/** Proposals that may wait for approvals or for their height at one time. */
export const mostWaiting = 32;
/** How far ahead of the present a change may be set, in blocks. */
export const farthestHeight = 10_000_000;

const Height = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const number = worded(Type.Integer({ minimum: 1 }), "提案编号", "Number of the proposal");
const change = worded(Change, "变更", "Change");
const atHeight = worded(Height, "生效的块", "Block with which it takes effect");
const expiresMs = worded(TimeMs, "征求同意的期限", "Until when it can be approved");
const reason = worded(Type.Optional(Type.String({ minLength: 1, maxLength: 500 })), "理由", "Reason");
const Status = Type.Enum(["open", "scheduled", "in-force", "withdrawn", "lapsed"]);

/** A change somebody proposed, and what became of it. */
export const ProposalRecord = closed({
	number,
	change,
	atHeight,
	reason,
	proposedBy: worded(AccountId, "提议方", "Who proposed it"),
	proposedMs: worded(TimeMs, "提出时间", "Proposed"),
	expiresMs,
	approvals: worded(Type.Array(AccountId, { maxItems: 64 }), "同意方", "Who approved"),
	status: worded(Status, "状态", "Status"),
	settledHeight: worded(Type.Optional(Height), "同意数足够的块", "Block in which enough had approved"),
});
export type ProposalRecord = Static<typeof ProposalRecord>;

/** Which proposals are waiting: for approvals, or for their height. */
export const ScheduleRecord = closed({
	proposals: worded(Type.Integer({ minimum: 0 }), "提案总数", "Proposals so far"),
	waiting: worded(
		Type.Array(Type.Integer({ minimum: 1 }), { maxItems: mostWaiting }),
		"征求同意中的提案",
		"Proposals that can be approved",
	),
	scheduled: worded(
		Type.Array(Type.Integer({ minimum: 1 }), { maxItems: mostWaiting }),
		"待生效的提案",
		"Proposals that wait for their block",
	),
});
export type ScheduleRecord = Static<typeof ScheduleRecord>;

const power = worded(Type.Integer({ minimum: 0, maximum: 1_000_000 }), "票数", "Votes");

/** A department that orders with the others. */
export const MemberRecord = closed({
	member: worded(MemberName, "成员短名", "Short name"),
	account: worded(OperatorId, "运维账户", "Operator's account"),
	address: worded(NodeAddress, "节点地址", "Address of its node"),
	nodeId: worded(NodeId, "节点标识", "Id of its node"),
	validatorKey: worded(Key, "投票公钥", "Key of its votes"),
	formerKeys: worded(
		Type.Optional(Type.Array(Key, { maxItems: 4 })),
		"以前的投票公钥",
		"Former keys of its votes",
	),
	logKey: worded(
		Type.String({ minLength: 1, maxLength: 512 }),
		"账本签名公钥（vkey）",
		"Verifier key of its log",
	),
	power,
	struckMs: worded(
		Type.Optional(TimeMs),
		"因重复投票失去票数的时间",
		"When it lost its votes for voting twice",
	),
});
export type MemberRecord = Static<typeof MemberRecord>;

const members = worded(Type.Array(MemberRecord, { minItems: 1, maxItems: mostMembers }), "成员", "Members");
const chain = worded(
	Type.String({ minLength: 1, maxLength: 50 }),
	"排序引擎的链标识",
	"Chain id of the engine",
);

/** Who orders. */
export const MembershipRecord = closed({
	chain,
	sinceHeight: worded(Type.Integer({ minimum: 0 }), "自何块起", "Since which block"),
	members,
});
export type MembershipRecord = Static<typeof MembershipRecord>;

/** The member `consortium` of this service's genesis. */
export const ConsortiumGenesis = closed({ chain, members });

export const ParametersRecord = closed({
	blockBytes: worded(Type.Integer(parameterBounds.blockBytes), "每块字节上限", "Most octets of a block"),
	evidenceMs: worded(
		Type.Integer(parameterBounds.evidenceMs),
		"作恶证据有效时长（毫秒）",
		"How long votes can be held against a member, in milliseconds",
	),
});
export type ParametersRecord = Static<typeof ParametersRecord>;

export const VersionsRecord = closed({
	contracts: worded(
		Type.Array(
			closed({
				service: worded(ServiceName, "服务", "Service"),
				version: worded(Version, "合约版本", "Version of its contract"),
				sinceHeight: worded(Height, "自何块起", "Since which block"),
			}),
			{ maxItems: 64 },
		),
		"合约版本",
		"Versions of contracts",
	),
});
export type VersionsRecord = Static<typeof VersionsRecord>;

export const ProposeInput = closed({
	change,
	atHeight,
	expiresMs: worded(
		Type.Optional(TimeMs),
		"征求同意的期限（默认七天，最长三十天）",
		"Until when it can be approved; seven days if not given, thirty at most",
	),
	reason,
});
export const NumberInput = closed({ proposal: number });
export const ProposalResult = closed({
	proposal: number,
	status: worded(Status, "状态", "Status"),
	approvals: worded(Type.Integer({ minimum: 1 }), "同意数", "Approvals"),
	quorum: worded(Type.Integer({ minimum: 1 }), "所需同意数", "Approvals needed"),
});
export type ProposalResult = Static<typeof ProposalResult>;

export const EquivocationInput = closed({
	validatorKey: worded(Key, "投票公钥", "Key of the votes"),
	first: worded(Vote, "一票", "One vote"),
	second: worded(Vote, "另一票", "The other vote"),
});
export const EquivocationResult = closed({ member: worded(MemberName, "成员", "Member") });

export const MembersAnswer = closed({
	...MembershipRecord.properties,
	quorum: worded(Type.Integer({ minimum: 1 }), "变更所需同意数", "Approvals a change needs"),
});
export const ChainParametersAnswer = closed({
	...ParametersRecord.properties,
	...VersionsRecord.properties,
});
export const ProposalsParameters = closed({
	status: worded(Type.Optional(Status), "状态", "Status"),
	...paging,
});
export const ProposalsPage = pageOf(ProposalRecord);
