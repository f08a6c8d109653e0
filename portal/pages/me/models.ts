import type { ShowModel } from "../show/load.ts";
import type { AccessModel } from "./access/load.ts";
import type { AppealModel } from "./appeal/load.ts";
import type { ApplyModel } from "./apply/load.ts";
import type { CaseModel } from "./case/load.ts";
import type { CasesModel } from "./cases/load.ts";
import type { CheckModel } from "./check/load.ts";
import type { ConsentsModel } from "./consents/load.ts";
import type { ContentModel } from "./content/load.ts";
import type { ContentCorrectionModel } from "./content-correction/load.ts";
import type { DataModel } from "./data/load.ts";
import type { DelegationsModel } from "./delegations/load.ts";
import type { DraftModel } from "./draft/load.ts";
import type { HearingModel } from "./hearing/load.ts";
import type { MaterialsModel } from "./materials/load.ts";
import type { MessagesModel } from "./messages/load.ts";
import type { MeModel } from "./overview/load.ts";
import type { QuestionModel } from "./question/load.ts";
import type { ReceiptModel } from "./receipt/load.ts";
import type { ShowCertificateModel } from "./show-certificate/load.ts";
import type { WalletModel } from "./wallet/load.ts";

/** What each of a citizen's own pages shows, by its name. */
export interface MeModels {
	readonly me: MeModel;
	readonly "me-cases": CasesModel;
	readonly "me-case": CaseModel;
	readonly "me-receipt": ReceiptModel;
	readonly "me-appeal": AppealModel;
	readonly "me-hearing": HearingModel;
	readonly "me-apply": ApplyModel;
	readonly "me-draft": DraftModel;
	readonly "me-question": QuestionModel;
	readonly "me-materials": MaterialsModel;
	readonly "me-check": CheckModel;
	readonly "me-messages": MessagesModel;
	readonly "me-data": DataModel;
	readonly "me-content": ContentModel;
	readonly "me-content-correction": ContentCorrectionModel;
	readonly "me-consents": ConsentsModel;
	readonly "me-access": AccessModel;
	readonly "me-delegations": DelegationsModel;
	readonly "me-wallet": WalletModel;
	readonly "me-show": ShowCertificateModel;
	readonly show: ShowModel;
}
