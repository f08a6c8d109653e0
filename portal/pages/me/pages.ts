import type { Act, Load } from "../page.ts";
import type { Page } from "../pages.ts";
import { loadShow } from "../show/load.ts";
import { disputeOpening, loadAccess } from "./access/load.ts";
import { loadAppeal, objectToOutcome } from "./appeal/load.ts";
import { beginDraft, loadApply } from "./apply/load.ts";
import { actOnCase, loadCase } from "./case/load.ts";
import { loadCases } from "./cases/load.ts";
import { loadCheck, signApplication } from "./check/load.ts";
import { loadConsents } from "./consents/load.ts";
import { actOnContent, loadContent } from "./content/load.ts";
import { askForCorrection, loadContentCorrection } from "./content-correction/load.ts";
import { loadData } from "./data/load.ts";
import { delegate, loadDelegations } from "./delegations/load.ts";
import { dropDraft, loadDraft } from "./draft/load.ts";
import { demandHearing, loadHearing } from "./hearing/load.ts";
import { keepMaterial, loadMaterials } from "./materials/load.ts";
import { loadMessages } from "./messages/load.ts";
import type { MeModels } from "./models.ts";
import { loadMe } from "./overview/load.ts";
import { answerQuestion, loadQuestion } from "./question/load.ts";
import { loadReceipt } from "./receipt/load.ts";
import { loadShowCertificate } from "./show-certificate/load.ts";
import { addCertificate, loadWallet } from "./wallet/load.ts";

function own<P extends keyof MeModels>(
	name: P,
	path: string,
	load: Load<MeModels[P]>,
	act?: Act<MeModels[P]>,
): Page {
	return { name, path, load, ...(act ? { act } : {}), personal: true } as unknown as Page;
}

/** Table: a citizen's own pages and where they are. */
export const mePages: readonly Page[] = [
	own("me", "/me", loadMe),
	own("me-cases", "/me/cases", loadCases),
	own("me-case", "/me/cases/:case", loadCase, actOnCase),
	own("me-receipt", "/me/cases/:case/receipt", loadReceipt),
	own("me-receipt", "/me/cases/:case/receipts/:entry", loadReceipt),
	own("me-appeal", "/me/cases/:case/appeal", loadAppeal, objectToOutcome),
	own("me-hearing", "/me/cases/:case/hearing", loadHearing, demandHearing),
	own("me-apply", "/me/apply/:code", loadApply, beginDraft),
	own("me-draft", "/me/drafts/:draft", loadDraft, dropDraft),
	own("me-materials", "/me/drafts/:draft/materials", loadMaterials, keepMaterial),
	own("me-check", "/me/drafts/:draft/check", loadCheck, signApplication),
	own("me-question", "/me/drafts/:draft/:section", loadQuestion, answerQuestion),
	own("me-messages", "/me/messages", loadMessages),
	own("me-data", "/me/data", loadData),
	own("me-content", "/me/data/:content", loadContent, actOnContent),
	own("me-content-correction", "/me/data/:content/correct", loadContentCorrection, askForCorrection),
	own("me-consents", "/me/consents", loadConsents),
	own("me-access", "/me/access", loadAccess, disputeOpening),
	own("me-delegations", "/me/delegations", loadDelegations, delegate),
	own("me-wallet", "/me/wallet", loadWallet, addCertificate),
	own("me-show", "/me/wallet/:identifier", loadShowCertificate),
	own("show", "/show/:token", loadShow),
];
