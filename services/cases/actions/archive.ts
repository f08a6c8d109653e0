import type { ArchiveInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { appealOpen } from "../rules/appeals.ts";
import { requireClerk, requireStatus } from "../rules/standing.ts";
import { logged } from "../rules/turn.ts";
import { caseAction } from "../save.ts";

/** Closes the file for good, with a commitment to what is kept. Refuses appeal-open while the outcome can be appealed against, complaint-open while a bad rating waits for its answer. */
export const archive = caseAction<ArchiveInput>((turn, { file }) => {
	const { context, flow, record } = turn;
	requireStatus(record, "delivered", "not-accepted", "withdrawn", "lapsed");
	requireClerk(context, record, flow);
	const told = record.status === "delivered" || record.status === "not-accepted";
	if (told && appealOpen(context, flow, record)) refuse("appeal-open");
	if (record.complaint && record.complaint.answeredMs === undefined) refuse("complaint-open");
	return logged(turn, { ...record, status: "archived", archive: file }, { act: "archived" });
});
