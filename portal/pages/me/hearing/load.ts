import { CaseTrouble } from "@mingjian/client/cases/case-trouble.ts";
import { prepareHearing } from "../../../me/hand-in.ts";
import { type AskedBy, only } from "../../../session/only.ts";
import { type Act, type Load, SeeOther } from "../../page.ts";
import { behalfOf, caseFor, doingOf, type OwnCase } from "../case/own-case.ts";
import { titleOf } from "../cases/load.ts";
import { groundsOf, type OwnGrounds } from "../own-grounds.ts";

/** A demand for a hearing, being written. */
export interface HearingModel extends OwnGrounds {
	/** The law that grants it. */
	readonly clause: string;
}

/** The page on which an applicant demands the hearing that the flow grants; there is none where none can be demanded. */
export const loadHearing: Load<HearingModel> = only("citizen", async (asked) => {
	const own = await demanding(asked);
	return own && modelOf(asked, own, { written: "" });
});

type Demanding = OwnCase & Required<Pick<OwnCase, "kept" | "hearing">>;

async function demanding(asked: AskedBy): Promise<Demanding | undefined> {
	const own = await caseFor(asked);
	return own && doingOf(own).includes("demand-hearing") ? (own as Demanding) : undefined;
}

async function modelOf(
	{ city }: AskedBy,
	{ view, hearing }: Demanding,
	grounds: Pick<OwnGrounds, "written" | "fault">,
): Promise<HearingModel> {
	const { id, item } = view.case;
	const clause = `《${hearing.law.law}》${hearing.law.article}`;
	return { case: id, title: await titleOf(city, item), clause, ...grounds };
}

/** Seals what is to be heard to the office that holds the hearing, and leads to where the demand is signed. */
export const demandHearing: Act<HearingModel> = only("citizen", async (asked) => {
	const own = await demanding(asked);
	if (!own) return undefined;
	const model = await modelOf(asked, own, groundsOf(asked.posted.fields));
	if (model.fault) return model;
	const here = `/me/cases/${model.case}`;
	try {
		const input = await prepareHearing(asked.me, own.kept, { record: own.view.case, grounds: model.written });
		const acts = [{ service: "cases", action: "demand-hearing", input, ...behalfOf(own) }];
		const next = `${here}/receipts/{index}`;
		return new SeeOther(asked.desk.signing.begin(asked.visitor, { acts, next, back: `${here}/hearing` }));
	} catch (error) {
		if (!(error instanceof CaseTrouble)) throw error;
		return { ...model, trouble: error.words };
	}
});
