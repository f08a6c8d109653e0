import { CaseTrouble } from "@mingjian/client/cases/case-trouble.ts";
import { prepareAppeal } from "../../../me/hand-in.ts";
import { only } from "../../../session/only.ts";
import { type Act, type Load, SeeOther } from "../../page.ts";
import { type CaseModel, caseModel } from "../case/load.ts";
import { behalfOf, caseFor } from "../case/own-case.ts";
import { groundsOf, type OwnGrounds } from "../own-grounds.ts";

/** An objection to an outcome, being written. */
export interface AppealModel extends OwnGrounds {
	readonly outcome: "granted" | "denied" | "not-accepted";
	readonly untilMs: number;
	/** What departments wrote about the outcome. */
	readonly reasons: CaseModel["letters"];
}

function modelOf(model: CaseModel | undefined): AppealModel | undefined {
	if (!model?.doing.includes("appeal")) return undefined;
	return {
		case: model.id,
		title: model.title,
		outcome: model.decision?.outcome ?? "not-accepted",
		untilMs: model.appealUntilMs!,
		reasons: model.letters.filter(({ kind }) => kind === "decision"),
		written: "",
	};
}

/** The page on which somebody objects to the outcome of their case; there is none where nothing can be objected to. */
export const loadAppeal: Load<AppealModel> = only("citizen", async (asked) =>
	modelOf(await caseModel(asked)),
);

/** Seals the grounds to the office that decides on them, and leads to where the objection is signed. */
export const objectToOutcome: Act<AppealModel> = only("citizen", async (asked) => {
	const objected = modelOf(await caseModel(asked));
	const own = await caseFor(asked);
	if (!objected || !own?.kept) return undefined;
	const model = { ...objected, ...groundsOf(asked.posted.fields) };
	if (model.fault) return model;
	const here = `/me/cases/${model.case}`;
	try {
		const input = await prepareAppeal(asked.me, own.kept, { record: own.view.case, grounds: model.written });
		const acts = [{ service: "cases", action: "appeal", input, ...behalfOf(own) }];
		const next = `${here}/receipts/{index}`;
		return new SeeOther(asked.desk.signing.begin(asked.visitor, { acts, next, back: `${here}/appeal` }));
	} catch (error) {
		if (!(error instanceof CaseTrouble)) throw error;
		return { ...model, trouble: error.words };
	}
});
