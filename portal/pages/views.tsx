import { renderToString } from "preact-render-to-string";
import { Document } from "../frame/document.tsx";
import type { Frame, View } from "../frame/frame.ts";
import { accessibilityView } from "./accessibility/view.tsx";
import { blockView } from "./block/view.tsx";
import { blocksView } from "./blocks/view.tsx";
import { certificateView } from "./certificate/view.tsx";
import { checkView } from "./check/view.tsx";
import { contractView } from "./contract/view.tsx";
import { contractsView } from "./contracts/view.tsx";
import { departmentsView } from "./departments/view.tsx";
import { entryView } from "./entry/view.tsx";
import { explorerView } from "./explorer/view.tsx";
import { helpView } from "./help/view.tsx";
import { homeView } from "./home/view.tsx";
import { kitView } from "./kit/view.tsx";
import { kitTableView } from "./kit-table/view.tsx";
import { landView } from "./land/view.tsx";
import { learnView } from "./learn/view.tsx";
import { lifeView } from "./life/view.tsx";
import { lifeEventView } from "./life-event/view.tsx";
import { meViews } from "./me/views.tsx";
import type { Models, PageName } from "./models.ts";
import { notForYouView } from "./not-for-you/view.tsx";
import { opsView } from "./ops/view.tsx";
import { backupsView } from "./ops-backups/view.tsx";
import { performanceView } from "./performance/view.tsx";
import { policyView } from "./policy/view.tsx";
import { preferencesView } from "./preferences/view.tsx";
import { privacyView } from "./privacy/view.tsx";
import { recoverView } from "./recover/view.tsx";
import { recoveryView } from "./recovery/view.tsx";
import { registerView } from "./register/view.tsx";
import { searchView } from "./search/view.tsx";
import { securityView } from "./security/view.tsx";
import { serviceView } from "./service/view.tsx";
import { servicesView } from "./services/view.tsx";
import { signView } from "./sign/view.tsx";
import { signInView } from "./sign-in/view.tsx";
import { signOutView } from "./sign-out/view.tsx";
import { stateView } from "./state/view.tsx";
import { statusView } from "./status/view.tsx";
import { elsewhereView, failedView, missingView, stoppedView, unreadView } from "./trouble/view.tsx";
import { verifyView } from "./verify/view.tsx";
import { workView } from "./work/view.tsx";
import { workActView } from "./work-act/view.tsx";
import { workAskView } from "./work-ask/view.tsx";
import { workCaseView } from "./work-case/view.tsx";
import { workDataView } from "./work-data/view.tsx";
import { workDeliverView } from "./work-deliver/view.tsx";
import { designViews } from "./work-design/views.tsx";
import { workKeysView } from "./work-keys/view.tsx";
import { workOpenView } from "./work-open/view.tsx";
import { workRecoveryView } from "./work-recovery/view.tsx";
import { workSayView } from "./work-say/view.tsx";
import { workStatsView } from "./work-stats/view.tsx";

const views: { readonly [P in PageName]: (model: Models[P], frame: Frame) => View } = {
	home: homeView,
	search: searchView,
	services: servicesView,
	service: serviceView,
	departments: departmentsView,
	explorer: explorerView,
	check: checkView,
	blocks: blocksView,
	block: blockView,
	contracts: contractsView,
	contract: contractView,
	entry: entryView,
	state: stateView,
	certificate: certificateView,
	verify: verifyView,
	life: lifeView,
	"life-event": lifeEventView,
	learn: learnView,
	land: landView,
	performance: performanceView,
	help: helpView,
	status: statusView,
	accessibility: accessibilityView,
	privacy: privacyView,
	policy: policyView,
	...meViews,
	preferences: preferencesView,
	kit: kitView,
	"kit-table": kitTableView,
	"sign-in": signInView,
	"sign-out": signOutView,
	register: registerView,
	sign: signView,
	"not-for-you": notForYouView,
	security: securityView,
	work: workView,
	"work-case": workCaseView,
	"work-act": workActView,
	"work-ask": workAskView,
	"work-open": workOpenView,
	"work-say": workSayView,
	"work-deliver": workDeliverView,
	"work-keys": workKeysView,
	"work-data": workDataView,
	"work-recovery": workRecoveryView,
	"work-stats": workStatsView,
	...designViews,
	ops: opsView,
	"ops-backups": backupsView,
	recover: recoverView,
	recovery: recoveryView,
	missing: missingView,
	unread: unreadView,
	elsewhere: elsewhereView,
	failed: failedView,
	stopped: stoppedView,
};

/** The whole HTML of a page. */
export function renderPage<P extends PageName>(page: P, model: Models[P], frame: Frame): string {
	const view = views[page](model, frame);
	return `<!doctype html>${renderToString(<Document frame={frame} view={view} />)}`;
}
