import { role } from "@mingjian/ledger/runtime/access.ts";
import type { ServiceManifest } from "@mingjian/ledger/runtime/manifest.ts";
import * as inputs from "./inputs.ts";
import * as results from "./queries/results.ts";
import { certificatesRefusals } from "./refusals.ts";
import { certificates, statusChunks, statusLists, typeCodes, types, typeVersions } from "./state.ts";

const keeper = role("certificate-type-keeper");
const issuer = role("certificate-issuer");
const revoker = role("certificate-revoker");

/** Electronic certificates (电子证照): defined by departments, issued, held by citizens, verified by anyone. */
export const certificatesService = {
	id: "certificates",
	version: "1.0.0",
	title: { zh: "电子证照", en: "Certificates" },
	summary: {
		zh: "颁发、延续、换发、暂扣、撤销电子证照；任何人可随时核验，个人信息不上链。",
		en: "Issue, renew, replace, suspend and revoke certificates; anyone verifies them at any time, and no personal data is on the record.",
	},
	actions: {
		"define-type": {
			title: { zh: "设立证照类型", en: "Define a type of certificate" },
			summary: {
				zh: "登记一种证照及其照面信息、有效期和公开规则。",
				en: "Puts a type on the record, with its particulars, validity and what is public.",
			},
			input: inputs.DefineTypeInput,
			result: inputs.TypeResult,
			allow: keeper,
		},
		"amend-type": {
			title: { zh: "修订证照类型", en: "Amend a type of certificate" },
			summary: {
				zh: "增加一个今后生效的版本；原有版本保留。",
				en: "Adds a version that takes effect from now on; earlier ones stay.",
			},
			input: inputs.AmendTypeInput,
			result: inputs.TypeResult,
			allow: keeper,
		},
		issue: {
			title: { zh: "颁发证照", en: "Issue a certificate" },
			summary: {
				zh: "登记一个证照的类型、有效期和照面信息承诺。",
				en: "Records type, validity and a commitment to what the certificate says.",
			},
			input: inputs.IssueInput,
			result: inputs.IssuedResult,
			allow: issuer,
		},
		"issue-many": {
			title: { zh: "批量颁发证照", en: "Issue many certificates" },
			summary: {
				zh: "一次签署颁发至多十万个证照，每个都可单独核验、单独变更。",
				en: "Issues up to 100,000 certificates under one signature, each verified and changed on its own.",
			},
			input: inputs.IssueManyInput,
			result: inputs.IssuedManyResult,
			allow: issuer,
		},
		renew: {
			title: { zh: "延续证照", en: "Renew a certificate" },
			summary: {
				zh: "以新的有效期换发下一版本，原证照即被取代。",
				en: "Issues the next version with new validity; the old one is superseded.",
			},
			input: inputs.RenewInput,
			result: inputs.IssuedResult,
			allow: issuer,
		},
		replace: {
			title: { zh: "换发或补发证照", en: "Replace a certificate" },
			summary: {
				zh: "内容变更、遗失或损坏时以同一期限发下一版本。",
				en: "Issues the next version until the same end where the content changed or the certificate was lost or damaged.",
			},
			input: inputs.ReplaceInput,
			result: inputs.IssuedResult,
			allow: issuer,
		},
		suspend: {
			title: { zh: "暂扣证照", en: "Suspend a certificate" },
			summary: {
				zh: "暂停证照效力，可以恢复。",
				en: "Takes a certificate out of force until it is resumed.",
			},
			input: inputs.SuspendInput,
			result: inputs.StatusResult,
			allow: revoker,
		},
		resume: {
			title: { zh: "恢复证照", en: "Resume a certificate" },
			summary: { zh: "结束暂扣。", en: "Ends a suspension." },
			input: inputs.ResumeInput,
			result: inputs.StatusResult,
			allow: revoker,
		},
		revoke: {
			title: { zh: "撤销、吊销或注销证照", en: "Revoke a certificate" },
			summary: { zh: "终止证照效力，不可恢复。", en: "Ends a certificate for good." },
			input: inputs.RevokeInput,
			result: inputs.StatusResult,
			allow: revoker,
		},
	},
	queries: {
		types: {
			title: { zh: "证照类型目录", en: "Types of certificates" },
			summary: { zh: "按机构或名称查找证照类型。", en: "Finds types by department or name." },
			parameters: results.TypesParameters,
			result: results.TypesResult,
		},
		type: {
			title: { zh: "证照类型", en: "A type of certificate" },
			summary: { zh: "一种证照及其某时点的现行版本。", en: "One type and its version in force at a moment." },
			parameters: results.TypeParameters,
			result: results.TypeInForceResult,
		},
		certificate: {
			title: { zh: "核验证照", en: "Look up a certificate" },
			summary: {
				zh: "按标识查证照现在或某时点的效力。",
				en: "What a certificate is worth now or was worth at a moment.",
			},
			parameters: results.CertificateParameters,
			result: results.CertificateResult,
		},
		history: {
			title: { zh: "证照历史", en: "History of a certificate" },
			summary: {
				zh: "证照的每一次登记，可证明没有遗漏。",
				en: "Every entry of a certificate, provably complete.",
			},
			parameters: results.HistoryParameters,
			result: results.HistoryResult,
		},
		certificates: {
			title: { zh: "证照列表", en: "Certificates" },
			summary: {
				zh: "按类型、机构、状态或依法公开的内容查找证照。",
				en: "Finds certificates by type, issuer, status or what is public by law.",
			},
			parameters: results.CertificatesParameters,
			result: results.CertificatesResult,
		},
		"status-list": {
			title: { zh: "证照状态列表", en: "Status list" },
			summary: {
				zh: "某类型某机构全部证照的状态，每个两位。",
				en: "The status of all certificates of a type and issuer, two bits each.",
			},
			parameters: results.StatusListParameters,
			result: results.StatusListResult,
		},
	},
	collections: [types, typeVersions, typeCodes, certificates, statusLists, statusChunks],
	roles: {
		"certificate-type-keeper": { zh: "证照类型管理", en: "Keeper of certificate types" },
		"certificate-issuer": { zh: "证照颁发", en: "Issuer of certificates" },
		"certificate-revoker": { zh: "证照暂扣与撤销", en: "Suspends and revokes certificates" },
	},
	refusals: certificatesRefusals,
	needs: ["accounts"],
} as const satisfies ServiceManifest;
