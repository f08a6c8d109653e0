import type { Frame, View } from "../../frame/frame.ts";
import { showView } from "../show/view.tsx";
import { accessView } from "./access/view.tsx";
import { appealView } from "./appeal/view.tsx";
import { applyView } from "./apply/view.tsx";
import { caseView } from "./case/view.tsx";
import { casesView } from "./cases/view.tsx";
import { checkView } from "./check/view.tsx";
import { consentsView } from "./consents/view.tsx";
import { contentView } from "./content/view.tsx";
import { contentCorrectionView } from "./content-correction/view.tsx";
import { dataView } from "./data/view.tsx";
import { delegationsView } from "./delegations/view.tsx";
import { draftView } from "./draft/view.tsx";
import { hearingView } from "./hearing/view.tsx";
import { materialsView } from "./materials/view.tsx";
import { messagesView } from "./messages/view.tsx";
import type { MeModels } from "./models.ts";
import { meView } from "./overview/view.tsx";
import { questionView } from "./question/view.tsx";
import { receiptView } from "./receipt/view.tsx";
import { showCertificateView } from "./show-certificate/view.tsx";
import { walletView } from "./wallet/view.tsx";

/** How each of a citizen's own pages looks. */
export const meViews: { readonly [P in keyof MeModels]: (model: MeModels[P], frame: Frame) => View } = {
	me: meView,
	"me-cases": casesView,
	"me-case": caseView,
	"me-receipt": receiptView,
	"me-appeal": appealView,
	"me-hearing": hearingView,
	"me-apply": applyView,
	"me-draft": draftView,
	"me-question": questionView,
	"me-materials": materialsView,
	"me-check": checkView,
	"me-messages": messagesView,
	"me-data": dataView,
	"me-content": contentView,
	"me-content-correction": contentCorrectionView,
	"me-consents": consentsView,
	"me-access": accessView,
	"me-delegations": delegationsView,
	"me-wallet": walletView,
	"me-show": showCertificateView,
	show: showView,
};
