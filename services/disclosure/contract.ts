import { contract } from "@mingjian/ledger/runtime/contract.ts";
import { answerDispute } from "./actions/answer-dispute.ts";
import { answerRequest } from "./actions/answer-request.ts";
import { consent } from "./actions/consent.ts";
import { dispute } from "./actions/dispute.ts";
import { erase } from "./actions/erase.ts";
import { open } from "./actions/open.ts";
import { registerSealingKey } from "./actions/register-sealing-key.ts";
import { reportDenial } from "./actions/report-denial.ts";
import { request } from "./actions/request.ts";
import { retireSealingKey } from "./actions/retire-sealing-key.ts";
import { seal } from "./actions/seal.ts";
import { withdrawConsent } from "./actions/withdraw-consent.ts";
import { chain } from "./queries/chain.ts";
import { consents } from "./queries/consents.ts";
import { content } from "./queries/content.ts";
import { contents } from "./queries/contents.ts";
import { denials } from "./queries/denials.ts";
import { disclosures } from "./queries/disclosures.ts";
import { requests } from "./queries/requests.ts";
import { sealingKeys } from "./queries/sealing-keys.ts";
import { sealedCapability } from "./rules/sealed-capability.ts";
import { disclosureService } from "./service.ts";

/** Sealed personal data: who may see it, who saw it, and how its owner objects. */
export const disclosure = contract(disclosureService, {
	actions: {
		"register-sealing-key": registerSealingKey,
		"retire-sealing-key": retireSealingKey,
		seal,
		consent,
		"withdraw-consent": withdrawConsent,
		open,
		dispute,
		"answer-dispute": answerDispute,
		request,
		"answer-request": answerRequest,
		erase,
		"report-denial": reportDenial,
	},
	queries: {
		"sealing-keys": sealingKeys,
		content,
		contents,
		chain,
		disclosures,
		denials,
		consents,
		requests,
	},
	provides: { sealed: sealedCapability },
});
