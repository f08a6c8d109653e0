import { contract } from "@mingjian/ledger/runtime/contract.ts";
import { draft } from "./actions/draft.ts";
import { publish } from "./actions/publish.ts";
import { recordDecision } from "./actions/record-decision.ts";
import { review } from "./actions/review.ts";
import { withdraw } from "./actions/withdraw.ts";
import { decision } from "./queries/decision.ts";
import { decisions } from "./queries/decisions.ts";
import { latestDraft } from "./queries/latest-draft.ts";
import { rule } from "./queries/rule.ts";
import { rules } from "./queries/rules.ts";
import { rulebookService } from "./service.ts";
import { decisions as decisionRecords } from "./state.ts";

/** The rulebook service, manifest and code. */
export const rulebook = contract(rulebookService, {
	actions: { draft, review, publish, withdraw, "record-decision": recordDecision },
	queries: { rule, rules, "latest-draft": latestDraft, decision, decisions },
	provides: {
		ruleDecisions: (state) => ({ describe: (id) => state.get(decisionRecords, id) }),
	},
});
