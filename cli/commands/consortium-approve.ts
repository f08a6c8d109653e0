import type { Json } from "@mingjian/ledger/record/payload.ts";
import { governanceService } from "@mingjian/services/governance/service.ts";
import { memberSigningOptions, signAsMember } from "../consortium/sign-as-member.ts";
import type { Command } from "../program/command.ts";
import { integerOption } from "../program/parse-options.ts";
import { connect } from "../remote/connect.ts";
import { checkContract } from "./consortium-propose.ts";

interface OpenProposals {
	readonly rows: readonly { readonly number: number; readonly change: Json }[];
}

/** `mingjian consortium approve`: approves of a proposal in this member's name. */
export const consortiumApprove: Command = {
	summary: { zh: "同意一项提案", en: "Approve a proposal" },
	positionals: [{ name: "NUMBER", about: { zh: "提案编号", en: "number of the proposal" } }],
	options: memberSigningOptions,
	examples: ["consortium approve 3 --data /var/lib/mingjian"],
	async run(invocation) {
		const proposal = integerOption("NUMBER", invocation.positionals[0]!, [1, Number.MAX_SAFE_INTEGER]);
		const client = connect(invocation.values.url, invocation);
		const open = await client.query<OpenProposals>("governance", "proposals", { status: "open", limit: 100 });
		const found = open?.result.rows.find(({ number }) => number === proposal);
		if (found) checkContract(found.change);
		const manifest = governanceService.actions.approve;
		return await signAsMember(
			{ service: "governance", action: "approve", input: { proposal }, manifest },
			invocation,
		);
	},
};
