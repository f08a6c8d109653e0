import { contract } from "@mingjian/ledger/runtime/contract.ts";
import { accept } from "./actions/accept.ts";
import { answerComplaint } from "./actions/answer-complaint.ts";
import { appeal } from "./actions/appeal.ts";
import { archive } from "./actions/archive.ts";
import { assign } from "./actions/assign.ts";
import { beginProcedure } from "./actions/begin-procedure.ts";
import { claim } from "./actions/claim.ts";
import { correct } from "./actions/correct.ts";
import { decide } from "./actions/decide.ts";
import { decideAppeal } from "./actions/decide-appeal.ts";
import { decline } from "./actions/decline.ts";
import { deliver } from "./actions/deliver.ts";
import { demandHearing } from "./actions/demand-hearing.ts";
import { endProcedure } from "./actions/end-procedure.ts";
import { escalate } from "./actions/escalate.ts";
import { extend } from "./actions/extend.ts";
import { lapse } from "./actions/lapse.ts";
import { offer } from "./actions/offer.ts";
import { publishCalendar } from "./actions/publish-calendar.ts";
import { publishFlow } from "./actions/publish-flow.ts";
import { rate } from "./actions/rate.ts";
import { rateAgain } from "./actions/rate-again.ts";
import { returnForCorrection } from "./actions/return.ts";
import { review } from "./actions/review.ts";
import { submit } from "./actions/submit.ts";
import { transfer } from "./actions/transfer.ts";
import { withdraw } from "./actions/withdraw.ts";
import { calendar } from "./queries/calendar.ts";
import { caseById } from "./queries/case.ts";
import { cases as caseList } from "./queries/cases.ts";
import { figures } from "./queries/figures.ts";
import { flow } from "./queries/flow.ts";
import { flowChart } from "./queries/flow-chart.ts";
import { flows } from "./queries/flows.ts";
import { inbox } from "./queries/inbox.ts";
import { metrics } from "./queries/metrics.ts";
import { news } from "./queries/news.ts";
import { offers } from "./queries/offers.ts";
import { tallies } from "./queries/tallies.ts";
import { casesService } from "./service.ts";

/** Applications and what becomes of them, manifest and code. */
export const cases = contract(casesService, {
	actions: {
		"publish-flow": publishFlow,
		"publish-calendar": publishCalendar,
		submit,
		offer,
		accept,
		decline,
		return: returnForCorrection,
		correct,
		lapse,
		claim,
		assign,
		transfer,
		review,
		extend,
		"demand-hearing": demandHearing,
		"begin-procedure": beginProcedure,
		"end-procedure": endProcedure,
		decide,
		escalate,
		withdraw,
		appeal,
		"decide-appeal": decideAppeal,
		deliver,
		rate,
		"answer-complaint": answerComplaint,
		"rate-again": rateAgain,
		archive,
	},
	queries: {
		case: caseById,
		cases: caseList,
		news,
		inbox,
		offers,
		flow,
		flows,
		"flow-chart": flowChart,
		metrics,
		figures,
		tallies,
		calendar,
	},
});
