import { operator, role } from "@mingjian/ledger/runtime/access.ts";
import type { ServiceManifest } from "@mingjian/ledger/runtime/manifest.ts";
import * as proposing from "./proposals/proposal-schema.ts";
import * as queries from "./query-schema.ts";
import { governanceRefusals } from "./refusals.ts";
import * as schema from "./schema.ts";
import {
	chainParameters,
	cities,
	contractVersions,
	issuers,
	memberships,
	policies,
	policyVersions,
	proposals,
	schedules,
} from "./state.ts";

/** Which city this is, and whom a verifier of its record shall trust. */
export const governanceService = {
	id: "governance",
	version: "1.2.0",
	title: { zh: "治理", en: "Governance" },
	summary: {
		zh: "公布核验账本所需的信任政策和各机构的签发密钥；各成员共同决定由谁排序、用哪些参数和合约版本。",
		en: "Publishes what verifying the record rests on, and departments' issuing keys; members decide together who orders, and by which parameters and contracts.",
	},
	actions: {
		"publish-trust-policy": {
			title: { zh: "公布信任政策", en: "Publish a trust policy" },
			summary: {
				zh: "运维方公布新的账本公钥、见证方和所需签名数；签署人数须满足新旧政策的要求。",
				en: "Operators publish the log's keys, cosigners and quorum; as many sign as the old and the new policy ask for.",
			},
			input: schema.PublishInput,
			result: schema.PublishResult,
			allow: operator,
		},
		"declare-issuing-key": {
			title: { zh: "公布签发密钥", en: "Declare an issuing key" },
			summary: {
				zh: "机构公布用于签发证照和二维码的密钥及其有效期，该密钥须共同签署。",
				en: "A department declares a key for signing credentials and QR forms, and for how long; the key signs too.",
			},
			input: schema.DeclareInput,
			result: schema.KeyResult,
			allow: role("issuing-admin"),
		},
		"withdraw-issuing-key": {
			title: { zh: "撤回签发密钥", en: "Withdraw an issuing key" },
			summary: {
				zh: "机构撤回签发密钥；密钥被盗的，可自被盗时起撤回。",
				en: "A department withdraws an issuing key from now on, or from when it was stolen.",
			},
			input: schema.WithdrawInput,
			result: schema.KeyResult,
			allow: role("issuing-admin"),
		},
		propose: {
			title: { zh: "提议变更", en: "Propose a change" },
			summary: {
				zh: "成员提议在某一块起变更成员、票数、密钥、参数、合约版本或信任政策。",
				en: "A member proposes to change members, votes, keys, parameters, contracts or the trust policy from a block on.",
			},
			input: proposing.ProposeInput,
			result: proposing.ProposalResult,
			allow: operator,
		},
		approve: {
			title: { zh: "同意提案", en: "Approve a proposal" },
			summary: {
				zh: "成员同意提案；同意数足够时，变更自所定的块起生效。",
				en: "A member approves; once enough have, the change takes effect with its block.",
			},
			input: proposing.NumberInput,
			result: proposing.ProposalResult,
			allow: operator,
		},
		"withdraw-proposal": {
			title: { zh: "撤回提案", en: "Take back a proposal" },
			summary: {
				zh: "提议方在生效之前撤回提案。",
				en: "Who proposed a change takes it back before it is in force.",
			},
			input: proposing.NumberInput,
			result: proposing.NumberInput,
			allow: operator,
		},
		"report-equivocation": {
			title: { zh: "举证重复投票", en: "Prove a double vote" },
			summary: {
				zh: "出示同一成员的两张矛盾选票及签名，该成员即失去全部票数。",
				en: "Two contradicting votes with a member's signatures are shown, and it loses all its votes.",
			},
			input: proposing.EquivocationInput,
			result: proposing.EquivocationResult,
			allow: operator,
		},
	},
	queries: {
		members: {
			title: { zh: "联盟成员", en: "Members" },
			summary: {
				zh: "共同排序的成员、票数和变更所需同意数。",
				en: "Who orders together, with how many votes, and how many must approve a change.",
			},
			parameters: queries.Nothing,
			result: proposing.MembersAnswer,
		},
		proposals: {
			title: { zh: "提案", en: "Proposals" },
			summary: { zh: "历次提案，最新的在前。", en: "What was proposed, newest first." },
			parameters: proposing.ProposalsParameters,
			result: proposing.ProposalsPage,
		},
		"chain-parameters": {
			title: { zh: "账本参数", en: "Parameters of the chain" },
			summary: {
				zh: "现行的排序参数，以及已换新版本的合约。",
				en: "The engine's parameters in force, and contracts of which a later version runs.",
			},
			parameters: queries.Nothing,
			result: proposing.ChainParametersAnswer,
		},
		city: {
			title: { zh: "城市", en: "City" },
			summary: { zh: "本账本所属城市及参数。", en: "The city this ledger belongs to, and its parameters." },
			parameters: queries.Nothing,
			result: schema.CityRecord,
		},
		"trust-policy": {
			title: { zh: "信任政策", en: "Trust policy" },
			summary: {
				zh: "离线核验所需的全部信息，一份文件即可保存使用。",
				en: "All that verifying offline needs, as one document to keep.",
			},
			parameters: queries.Nothing,
			result: schema.PublishedPolicy,
		},
		"trust-policy-history": {
			title: { zh: "信任政策历史", en: "Trust policies so far" },
			summary: { zh: "历次信任政策，最新的在前。", en: "Every trust policy there was, newest first." },
			parameters: queries.HistoryParameters,
			result: queries.HistoryPage,
		},
		issuers: {
			title: { zh: "签发机构", en: "Issuing departments" },
			summary: { zh: "各机构公布的签发密钥。", en: "Departments and the issuing keys they declared." },
			parameters: queries.IssuersParameters,
			result: queries.IssuersPage,
		},
	},
	collections: [
		cities,
		policies,
		policyVersions,
		issuers,
		memberships,
		proposals,
		schedules,
		chainParameters,
		contractVersions,
	],
	roles: {
		"issuing-admin": { zh: "签发密钥管理员", en: "Issuing key administrator" },
	},
	refusals: governanceRefusals,
	needs: ["accounts"],
} as const satisfies ServiceManifest;
