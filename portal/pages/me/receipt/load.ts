import { only } from "../../../session/only.ts";
import type { Load } from "../../page.ts";
import { type CaseModel, type CaseMoment, caseModel } from "../case/load.ts";
import { hasReceipt, type ReceiptedAct } from "./receipted.ts";

/** What somebody handed in and when, to keep. */
export interface ReceiptModel extends CaseModel {
	readonly act: ReceiptedAct;
	readonly moment: CaseMoment;
}

/** The receipt of an application, or of the entry an address names: a correction, an appeal, a withdrawal. */
export const loadReceipt: Load<ReceiptModel> = only("citizen", async (asked) => {
	const model = await caseModel(asked);
	const wanted = asked.path.entry;
	const moment = model?.moments.find((each) =>
		wanted === undefined ? each.step.act === "submitted" : each.entry === Number(wanted),
	);
	const act = moment?.step.act;
	return model && moment && act && hasReceipt(act) ? { ...model, act, moment } : undefined;
});
