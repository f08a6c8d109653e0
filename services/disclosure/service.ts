import { account, anyOf, newcomer, operator, role } from "@mingjian/ledger/runtime/access.ts";
import type { ServiceManifest } from "@mingjian/ledger/runtime/manifest.ts";
import * as queries from "./query-schema.ts";
import { disclosureRefusals } from "./refusals.ts";
import * as schema from "./schema.ts";
import {
	chains,
	consents,
	contents,
	denials,
	disclosures,
	openings,
	requests,
	sealingKeys,
} from "./state.ts";

// A tag is the account its key opens by itself: its holder needs no registration, which would tie tags together.
const person = anyOf(newcomer, account("citizen"));
const guardian = role("data-protection");

/** Sealed personal data: who may see it, who saw it, and how its owner objects. */
export const disclosureService = {
	id: "disclosure",
	version: "1.0.0",
	title: { zh: "个人信息查阅", en: "Disclosure" },
	summary: {
		zh: "密封个人信息的登记、同意、查阅留痕、异议、更正与删除。账本上没有任何个人信息。",
		en: "Sealed personal data on record: consent, who opened what and why, disputes, correction, erasure. None of the data itself.",
	},
	actions: {
		"register-sealing-key": {
			title: { zh: "登记封装公钥", en: "Register a sealing key" },
			summary: {
				zh: "机构或公民登记用于接收密封内容的公钥。",
				en: "A department or a person publishes a key that sealed data is addressed to.",
			},
			input: schema.SealingKeyInput,
			result: schema.SealingKeyResult,
			allow: anyOf(person, role("sealing-admin")),
		},
		"retire-sealing-key": {
			title: { zh: "停用封装公钥", en: "Retire a sealing key" },
			summary: {
				zh: "停用后不再接收新的密封内容，已封装的仍可打开。",
				en: "Nothing new is addressed to it; what was can still be opened with it.",
			},
			input: schema.RetireInput,
			result: schema.SealingKeyResult,
			allow: anyOf(person, role("sealing-admin")),
		},
		seal: {
			title: { zh: "登记密封内容", en: "Seal" },
			summary: {
				zh: "登记密文的哈希、加盐承诺、有权机构、目的和法律依据。",
				en: "Records hashes and commitments of sealed data, to whom it is sealed, for what, and by which law.",
			},
			input: schema.SealInput,
			result: schema.SealResult,
			allow: anyOf(person, role("data-sealer")),
		},
		consent: {
			title: { zh: "同意查阅", en: "Consent" },
			summary: {
				zh: "本人同意某机构为某目的在期限内查阅某一项内容。",
				en: "The owner lets a department see one content, for one purpose, until a date.",
			},
			input: schema.ConsentInput,
			result: schema.ContentResult,
			allow: person,
		},
		"withdraw-consent": {
			title: { zh: "撤回同意", en: "Withdraw consent" },
			summary: {
				zh: "本人撤回同意，密钥封装随即删除。",
				en: "The owner withdraws it; the vault drops the wrap.",
			},
			input: schema.WithdrawInput,
			result: schema.ContentResult,
			allow: person,
		},
		open: {
			title: { zh: "打开密封内容", en: "Open" },
			summary: {
				zh: "经办人先登记何人、为何、依何法打开，之后方可取用。",
				en: "An officer records who opens it, why and by which law, before anything is released.",
			},
			input: schema.OpenInput,
			result: schema.OpenResult,
			allow: role("data-opener"),
		},
		dispute: {
			title: { zh: "提出异议", en: "Dispute an opening" },
			summary: {
				zh: "本人对某次打开提出异议，机构须在十五日内答复。",
				en: "The owner disputes an opening; its department answers within fifteen days.",
			},
			input: schema.DisputeInput,
			result: schema.DisputeResult,
			allow: person,
		},
		"answer-dispute": {
			title: { zh: "答复异议", en: "Answer a dispute" },
			summary: {
				zh: "机构说明该次打开是否正当；打开者本人不得答复。",
				en: "The department says whether the opening was right; not by the officer who opened.",
			},
			input: schema.AnswerDisputeInput,
			result: schema.DisputeResult,
			allow: guardian,
		},
		request: {
			title: { zh: "请求更正或删除", en: "Request correction or erasure" },
			summary: {
				zh: "本人请求更正（附密封的正确内容）或删除某一项内容。",
				en: "The owner asks for a content to be corrected, bringing the correct one sealed, or erased.",
			},
			input: schema.RequestInput,
			result: schema.RequestResult,
			allow: person,
		},
		"answer-request": {
			title: { zh: "答复请求", en: "Answer a request" },
			summary: {
				zh: "责任机构准予或拒绝并写明依据；准予删除的随即删除。",
				en: "The responsible department grants or refuses, naming the clause; a granted erasure is carried out at once.",
			},
			input: schema.AnswerRequestInput,
			result: schema.ContentResult,
			allow: guardian,
		},
		erase: {
			title: { zh: "主动删除", en: "Erase" },
			summary: {
				zh: "目的已实现或保存期限届满时，责任机构主动删除。",
				en: "The responsible department erases what has served its purpose or run its time.",
			},
			input: schema.EraseInput,
			result: schema.ContentResult,
			allow: guardian,
		},
		"report-denial": {
			title: { zh: "登记被拒绝的取用", en: "Report a refused release" },
			summary: {
				zh: "运维方的保险库登记何人取用何项内容被拒绝、几次、为何，并附其签署的请求。",
				en: "The operator's vault records who asked for which content and was refused, how often and why, with the request they signed.",
			},
			input: schema.ReportDenialInput,
			result: schema.DenialResult,
			allow: operator,
		},
	},
	queries: {
		"sealing-keys": {
			title: { zh: "封装公钥", en: "Sealing keys" },
			summary: { zh: "某机构或标签的封装公钥。", en: "Sealing keys of a department or a tag." },
			parameters: queries.SealingKeysParameters,
			result: queries.SealingKeysResult,
		},
		content: {
			title: { zh: "密封内容", en: "Sealed content" },
			summary: { zh: "一项密封内容的登记信息。", en: "What the record says of one sealed content." },
			parameters: queries.ContentParameters,
			result: queries.NamedContent,
		},
		contents: {
			title: { zh: "密封内容列表", en: "Sealed contents" },
			summary: { zh: "某标签或某机构的密封内容。", en: "Sealed contents of a tag or a department." },
			parameters: queries.ContentsParameters,
			result: queries.ContentsPage,
		},
		chain: {
			title: { zh: "查阅链", en: "Chain" },
			summary: { zh: "某标签被打开的次数和待答复异议。", en: "How often a tag's contents were opened." },
			parameters: queries.ChainParameters,
			result: queries.ChainResult,
		},
		disclosures: {
			title: { zh: "打开记录", en: "Disclosures" },
			summary: { zh: "何人何时为何打开。", en: "Who opened what, when and why." },
			parameters: queries.DisclosuresParameters,
			result: queries.DisclosuresPage,
		},
		denials: {
			title: { zh: "被拒绝的取用", en: "Refused releases" },
			summary: { zh: "何人取用被拒绝。", en: "Whom the vault refused what." },
			parameters: queries.DenialsParameters,
			result: queries.DenialsPage,
		},
		consents: {
			title: { zh: "同意记录", en: "Consents" },
			summary: { zh: "已给出和已撤回的同意。", en: "Consents given and withdrawn." },
			parameters: queries.ConsentsParameters,
			result: queries.ConsentsPage,
		},
		requests: {
			title: { zh: "更正与删除请求", en: "Requests" },
			summary: {
				zh: "更正、删除请求及其结果。",
				en: "Requests for correction and erasure, and what came of them.",
			},
			parameters: queries.RequestsParameters,
			result: queries.RequestsPage,
		},
	},
	collections: [sealingKeys, contents, consents, disclosures, openings, chains, requests, denials],
	roles: {
		"sealing-admin": { zh: "封装公钥管理员", en: "Sealing key administrator" },
		"data-sealer": { zh: "信息密封员", en: "Officer who seals data on file" },
		"data-opener": { zh: "信息查阅员", en: "Officer who may open sealed data" },
		"data-protection": { zh: "个人信息保护负责人", en: "Data protection officer" },
	},
	refusals: disclosureRefusals,
	needs: ["accounts"],
} as const satisfies ServiceManifest;
