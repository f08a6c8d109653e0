import { operator, role } from "@mingjian/ledger/runtime/access.ts";
import type { ServiceManifest } from "@mingjian/ledger/runtime/manifest.ts";
import * as queries from "./query-schema.ts";
import { governanceRefusals } from "./refusals.ts";
import * as schema from "./schema.ts";
import { cities, issuers, policies, policyVersions } from "./state.ts";

/** Which city this is, and whom a verifier of its record shall trust. */
export const governanceService = {
	id: "governance",
	version: "1.0.0",
	title: { zh: "治理", en: "Governance" },
	summary: {
		zh: "公布核验账本所需的信任政策：账本与见证方公钥、所需签名数，以及各机构的签发密钥。",
		en: "Publishes what verifying the record rests on: keys of the log and its cosigners, their quorum, and departments' issuing keys.",
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
	},
	queries: {
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
	collections: [cities, policies, policyVersions, issuers],
	roles: {
		"issuing-admin": { zh: "签发密钥管理员", en: "Issuing key administrator" },
	},
	refusals: governanceRefusals,
	needs: ["accounts"],
} as const satisfies ServiceManifest;
