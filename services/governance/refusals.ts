import { Refusal } from "@mingjian/ledger/runtime/refusal.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";

/** Why the governance service says no. Codes are API: never reused. */
export const governanceRefusals = {
	"policy-version": {
		zh: "信任政策已有更新的版本。请在最新版本上修改后重新签署。",
		en: "The trust policy has moved on. Start from its newest version and sign again.",
	},
	"policy-keys": {
		zh: "政策中的公钥无效或重复。请检查 vkey 文本。",
		en: "A key of the policy is not a verifier key, or stands there twice. Check the vkey texts.",
	},
	"policy-former-keys": {
		zh: "以前的公钥（账本、见证方、执行方）须出自现行政策的同类公钥，其账本长度不能再增大，也不能超过现有长度。",
		en: "A former key (of the log, a cosigner or an executor) must be of that kind in the policy in force, and the length of log it is good for never grows, nor exceeds what there is.",
	},
	"policy-quorum": {
		zh: "所需签名数超过见证方或执行方的数量。",
		en: "The policy asks for more cosignatures than it has cosigners or executors.",
	},
	"policy-signers": {
		zh: "签署的运维方不足。现行政策和新政策所要求的人数均须满足。",
		en: "Too few operators signed. Both the policy in force and the new one say how many are needed.",
	},
	"issuing-key-invalid": {
		zh: "公钥无效。请检查算法与编码。",
		en: "This is no public key of that algorithm. Check the algorithm and the encoding.",
	},
	"issuing-key-declared": {
		zh: "本机构已经公布过该密钥。撤回的密钥不能再次公布。",
		en: "The department declared this key before. A withdrawn key is not declared again.",
	},
	"issuing-key-not-proved": {
		zh: "该密钥没有在本交易上签名。请用印章和签发密钥共同签署。",
		en: "The key did not sign this act. Sign with the seal and the issuing key together.",
	},
	"issuing-key-validity": {
		zh: "有效期须从现在或以后开始，到期晚于开始，且不超过十年。",
		en: "The key must become valid now or later, end after that, and last ten years at most.",
	},
	"issuing-keys-too-many": {
		zh: "本机构公布的签发密钥已达六十四个。",
		en: "The department has declared sixty-four issuing keys, the most it can.",
	},
	"issuing-key-unknown": {
		zh: "本机构没有公布过该密钥。",
		en: "The department declared no such key.",
	},
	"issuing-key-withdrawn": { zh: "该密钥此前已撤回。", en: "The key was withdrawn before." },
	"withdrawal-time": {
		zh: "撤回起始时间不能晚于现在，也不能早于密钥启用时间。",
		en: "A withdrawal counts from now or earlier, and not from before the key was valid.",
	},
	"no-voice": {
		zh: "只有拥有票数的成员（单一运维时为运维方）可以提议和同意，且不能对本方退出表态。",
		en: "Only members with votes (operators, where one operator orders) propose and approve, and nobody on their own retirement.",
	},
	"proposal-unknown": { zh: "没有这个编号的提案。", en: "There is no proposal of this number." },
	"proposal-other": { zh: "只有提议方可以撤回提案。", en: "Only who proposed it takes a proposal back." },
	"proposal-settled": {
		zh: "该提案已定，不能再同意或撤回。",
		en: "The proposal is settled: it can be neither approved nor taken back.",
	},
	"proposal-expired": {
		zh: "征求同意的期限已过。请重新提议。",
		en: "The time for approving it is over. Propose it again.",
	},
	"proposal-time": {
		zh: "征求同意的期限须在现在之后三十天内。",
		en: "It can be approved until a time within thirty days from now.",
	},
	"proposal-height": {
		zh: "生效的块须在将来，且不能太远；已过的请重新提议。",
		en: "The block with which it takes effect must be still to come, and not too far. Propose it again for a later one.",
	},
	"proposals-many": {
		zh: "等待中的提案已达三十二个。",
		en: "Thirty-two proposals are waiting, the most there can be.",
	},
	"approved-before": { zh: "贵方已经同意过。", en: "You have approved of it before." },
	"change-pending": {
		zh: "涉及同一内容的另一变更已定而未生效，请等它生效。",
		en: "Another change of the same is decided on and not yet in force. Wait for it.",
	},
	"change-key": {
		zh: "公钥无效。请检查算法与编码。",
		en: "A key of the change is no public key. Check the algorithm and the encoding.",
	},
	"members-none": {
		zh: "本账本没有登记成员，由一个运维方排序。",
		en: "This record has no members: one operator orders.",
	},
	"members-decide": {
		zh: "联盟的运维账户随成员加入和退出，不能单独增减。",
		en: "In a consortium operators come and go with their members. Admit or remove the member.",
	},
	"members-many": { zh: "成员已达八名。", en: "There are eight members, the most there can be." },
	"member-known": {
		zh: "成员短名、地址或密钥已被使用。",
		en: "A member has or had this name, address or key.",
	},
	"member-unknown": { zh: "没有这名成员。", en: "There is no such member." },
	"member-struck": {
		zh: "该成员因重复投票已失去票数，只能移除。",
		en: "The member voted twice and lost its votes. It can only be removed.",
	},
	"operator-known": { zh: "该运维账户已存在。", en: "This operator's account exists already." },
	"operator-unknown": { zh: "没有这个有效的运维账户。", en: "There is no such active operator's account." },
	"power-third": {
		zh: "变更会使某成员的票数达到三分之一。请减少票数，或先增加其他成员。",
		en: "A member would reach a third of the votes. Give it fewer, or admit others first.",
	},
	"power-moved": {
		zh: "一次变更最多移动三分之一的票数，且须留下票数。请分几次进行。",
		en: "One change moves a third of the votes at most, and leaves some. Go in several steps.",
	},
	"equivocation-unproved": {
		zh: "两票不矛盾，或签名无效，不足以证明重复投票。",
		en: "The votes do not contradict each other, or a signature is not good: nothing is proved.",
	},
} as const satisfies Record<string, Words>;

export type GovernanceRefusal = keyof typeof governanceRefusals;

/** Refuses with one of this service's codes. */
export function refuse(code: GovernanceRefusal): never {
	throw new Refusal(`governance/${code}`);
}
