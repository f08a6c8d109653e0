import { coreRefusals } from "@mingjian/ledger/runtime/refusal.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { manifests } from "@mingjian/services/manifests.ts";

const done: Words = { zh: "已办理", en: "Done" };
const refused: Words = { zh: "未予办理", en: "Refused" };

/** Why an act ended as it did, in its service's own words. */
export function outcomeOf(code: string): Words {
	if (code === "ok") return done;
	const core = (coreRefusals as Readonly<Record<string, Words>>)[code];
	if (core) return core;
	const [service, name = ""] = code.split("/");
	return manifests.find(({ id }) => id === service)?.refusals[name] ?? refused;
}

/** The title of an action, as its manifest gives it; the bare names where no manifest has it. */
export function actionTitle(service: string, action: string): Words {
	const bare = `${service}/${action}`;
	return manifests.find(({ id }) => id === service)?.actions[action]?.title ?? { zh: bare, en: bare };
}

/** What an action does, as its manifest says; undefined where no manifest has it. */
export function actionSummary(service: string, action: string): Words | undefined {
	return manifests.find(({ id }) => id === service)?.actions[action]?.summary;
}

/** The title of a service. */
export function serviceTitle(service: string): Words {
	return manifests.find(({ id }) => id === service)?.title ?? { zh: service, en: service };
}
