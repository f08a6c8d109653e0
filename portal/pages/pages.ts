import { only } from "../session/only.ts";
import { loadBlock } from "./block/load.ts";
import { loadBlocks } from "./blocks/load.ts";
import { loadCertificate } from "./certificate/load.ts";
import { judgeCheck, loadCheck } from "./check/load.ts";
import { loadContract } from "./contract/load.ts";
import { loadContracts } from "./contracts/load.ts";
import { loadDepartments } from "./departments/load.ts";
import { loadEntry } from "./entry/load.ts";
import { loadExplorer } from "./explorer/load.ts";
import { loadHelp } from "./help/load.ts";
import { loadHome } from "./home/load.ts";
import { judgeKit, loadKit } from "./kit/load.ts";
import { loadKitTable } from "./kit-table/load.ts";
import { loadLand } from "./land/load.ts";
import { loadLife } from "./life/load.ts";
import { loadLifeEvent } from "./life-event/load.ts";
import { mePages } from "./me/pages.ts";
import type { Models, PageName } from "./models.ts";
import { loadOps } from "./ops/load.ts";
import { backUpNow, loadBackups } from "./ops-backups/load.ts";
import type { Act, Load } from "./page.ts";
import { loadPerformance } from "./performance/load.ts";
import { loadPolicy } from "./policy/load.ts";
import { keepPreferences, loadPreferences } from "./preferences/load.ts";
import { beginRecovery, loadRecover } from "./recover/load.ts";
import { finishRecovery, loadRecovery } from "./recovery/load.ts";
import { loadRegister, register } from "./register/load.ts";
import { loadSearch } from "./search/load.ts";
import { actSecurity, loadSecurity } from "./security/load.ts";
import { loadService } from "./service/load.ts";
import { loadServices } from "./services/load.ts";
import { loadSign, sign } from "./sign/load.ts";
import { loadSignIn, signIn } from "./sign-in/load.ts";
import { loadSignOut, signOut } from "./sign-out/load.ts";
import { loadState } from "./state/load.ts";
import { loadStatus } from "./status/load.ts";
import { loadVerify } from "./verify/load.ts";
import { chooseDepartment, loadWork } from "./work/load.ts";
import { beginWorkAct, loadWorkAct } from "./work-act/load.ts";
import { askForData, loadWorkAsk } from "./work-ask/load.ts";
import { actOnWorkCase, loadWorkCase } from "./work-case/load.ts";
import { loadWorkData } from "./work-data/load.ts";
import { beginDelivery, loadWorkDeliver } from "./work-deliver/load.ts";
import { designPages } from "./work-design/pages.ts";
import { actWorkKeys, loadWorkKeys } from "./work-keys/load.ts";
import { beginOpening, loadWorkOpen } from "./work-open/load.ts";
import { actWorkRecovery, loadWorkRecovery } from "./work-recovery/load.ts";
import { beginSaying, loadWorkSay } from "./work-say/load.ts";
import { loadWorkStats } from "./work-stats/load.ts";

/** A page with an address of its own. */
export interface Page<P extends PageName = PageName> {
	readonly name: P;
	/** As the router spells it, without language and form. */
	readonly path: string;
	readonly load: Load<Models[P]>;
	/** What a form of the page does. */
	readonly act?: Act<Models[P]>;
	/** One person's: kept by no cache and read by no other site. */
	readonly personal?: boolean;
	/** Its form asks a question, and what comes of it is the answer rather than a form to mend. */
	readonly answers?: boolean;
}

function page<P extends PageName>(
	name: P,
	path: string,
	load: Load<Models[P]>,
	more: Pick<Page<P>, "act" | "personal" | "answers"> = {},
): Page {
	return { name, path, load, ...more } as unknown as Page;
}

/** Table: every page and where it is. */
export const pages: readonly Page[] = [
	page("home", "/", loadHome),
	page("search", "/search", loadSearch),
	page("services", "/services", loadServices),
	page("service", "/services/:code", loadService),
	page("check", "/services/:code/check", loadCheck, { act: judgeCheck, answers: true }),
	page("departments", "/departments", loadDepartments),
	page("explorer", "/explorer", loadExplorer),
	page("blocks", "/explorer/blocks", loadBlocks),
	page("block", "/explorer/b/:height", loadBlock),
	page("contracts", "/explorer/contracts", loadContracts),
	page("contract", "/explorer/contracts/:service", loadContract),
	page("entry", "/explorer/r/:id", loadEntry),
	page("state", "/explorer/state/*", loadState),
	page("certificate", "/certificates/:identifier", loadCertificate),
	page("verify", "/verify", loadVerify),
	page("life", "/life", loadLife),
	page("life-event", "/life/:event", loadLifeEvent),
	page("learn", "/learn", async () => ({})),
	page("land", "/register", loadLand),
	page("performance", "/performance", loadPerformance),
	page("help", "/help", loadHelp),
	page("status", "/status", loadStatus),
	page("accessibility", "/accessibility", async () => ({})),
	page("privacy", "/privacy", async () => ({})),
	page("policy", "/policy", loadPolicy),
	page("sign-in", "/sign-in", loadSignIn, { act: signIn, personal: true }),
	page("sign-out", "/sign-out", loadSignOut, { act: signOut, personal: true }),
	page("register", "/sign-up", loadRegister, { act: register, personal: true }),
	page("sign", "/sign/:id", loadSign, { act: sign, personal: true }),
	page("not-for-you", "/not-for-you", async () => ({}), { personal: true }),
	page("security", "/me/security", only("signed-in", loadSecurity), {
		act: only("signed-in", actSecurity),
		personal: true,
	}),
	page("work", "/work", only("officer", loadWork), {
		act: only("officer", chooseDepartment),
		personal: true,
	}),
	page("work-case", "/work/cases/:id", only("officer", loadWorkCase), {
		act: only("officer", actOnWorkCase),
		personal: true,
	}),
	page("work-open", "/work/cases/:id/open", only("officer", loadWorkOpen), {
		act: only("officer", beginOpening),
		personal: true,
	}),
	page("work-ask", "/work/cases/:id/ask", only("officer", loadWorkAsk), {
		act: only("officer", askForData),
		personal: true,
	}),
	page("work-say", "/work/cases/:id/say/:action", only("officer", loadWorkSay), {
		act: only("officer", beginSaying),
		personal: true,
	}),
	page("work-deliver", "/work/cases/:id/deliver", only("officer", loadWorkDeliver), {
		act: only("officer", beginDelivery),
		personal: true,
	}),
	page("work-data", "/work/data", only("officer", loadWorkData), { personal: true }),
	page("work-keys", "/work/keys", only("officer", loadWorkKeys), {
		act: only("officer", actWorkKeys),
		personal: true,
	}),
	page("work-recovery", "/work/recovery", only("officer", loadWorkRecovery), {
		act: only("officer", actWorkRecovery),
		personal: true,
	}),
	page("work-act", "/work/act/:service/:action", only("official", loadWorkAct), {
		act: only("official", beginWorkAct),
		personal: true,
	}),
	page("work-stats", "/work/stats", loadWorkStats, { personal: true }),
	...designPages,
	page("ops", "/ops", only("operator", loadOps), { personal: true }),
	page("ops-backups", "/ops/backups", only("operator", loadBackups), {
		act: only("operator", backUpNow),
		personal: true,
	}),
	page("recover", "/recover", loadRecover, { act: beginRecovery, personal: true }),
	page("recovery", "/recover/:code", loadRecovery, { act: finishRecovery, personal: true }),
	...mePages,
	page("preferences", "/preferences", loadPreferences, { act: keepPreferences }),
	page("kit", "/kit", loadKit, { act: judgeKit }),
	page("kit-table", "/kit/table", loadKitTable),
];
