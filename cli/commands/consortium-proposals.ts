import { governanceService } from "@mingjian/services/governance/service.ts";
import type { Command } from "../program/command.ts";
import { urlOption } from "../remote/connect.ts";
import { ask } from "../service-commands/query-command.ts";

/** `mingjian consortium proposals`: what was proposed, and how it stands. */
export const consortiumProposals: Command = {
	summary: { zh: "查看提案", en: "Show proposals" },
	options: [
		{
			name: "status",
			value: "STATUS",
			about: {
				zh: "只看 open、scheduled、in-force、withdrawn 或 lapsed",
				en: "only open, scheduled, in-force, withdrawn or lapsed ones",
			},
		},
		urlOption,
	],
	examples: ["consortium proposals --status open"],
	async run(invocation) {
		const { status } = invocation.values;
		const parameters = status === undefined ? {} : { status };
		const manifest = governanceService.queries.proposals;
		return await ask({ service: "governance", query: "proposals", parameters, manifest }, invocation);
	},
};
