import type { Flow } from "@mingjian/services/cases/flow-schema.ts";
import type { Case } from "@mingjian/services/cases/schema.ts";
import type { Words } from "../words/words.ts";

/** What makes a case run otherwise than its limits say: a hearing or other procedure, an extension. */
export interface CaseSpecials {
	readonly hearing?: { readonly title: Words; readonly demandedMs: number; readonly heldMs?: number };
	readonly procedure?: {
		readonly title: Words;
		readonly begunMs: number;
		/** Until when it was announced to take. */
		readonly untilMs?: number;
		readonly overran: boolean;
	};
	readonly extension?: { readonly days: number; readonly atMs: number; readonly clause: string };
}

/** The hearing that was demanded, the procedure under way and the extension of a case, where there are any. */
export function specialsOf({ hearing, procedure, extension }: Case, flow: Flow | undefined): CaseSpecials {
	return {
		...(hearing
			? {
					hearing: {
						title: procedureTitle(flow, hearing.procedure),
						demandedMs: hearing.atMs,
						...(hearing.heldMs === undefined ? {} : { heldMs: hearing.heldMs }),
					},
				}
			: {}),
		...(procedure
			? {
					procedure: {
						title: procedureTitle(flow, procedure.procedure),
						begunMs: procedure.atMs,
						...(procedure.clock.deadlineMs === undefined ? {} : { untilMs: procedure.clock.deadlineMs }),
						overran: procedure.overran === true,
					},
				}
			: {}),
		...(extension
			? {
					extension: {
						days: extension.days,
						atMs: extension.atMs,
						clause: `《${extension.clause.law}》${extension.clause.article}`,
					},
				}
			: {}),
	};
}

/** What a procedure of a flow is called. */
export function procedureTitle(flow: Flow | undefined, procedure: string): Words {
	return flow?.procedures?.find(({ id }) => id === procedure)?.title ?? { zh: procedure, en: procedure };
}
