import { existsSync } from "node:fs";
import { dataFolder } from "../node/data-folder.ts";
import { readSettings, settingOptions } from "../node/read-settings.ts";
import type { Invocation, Option, Outcome } from "../program/command.ts";
import { signingOptions, submitAct, type Wanted } from "../service-commands/submission.ts";

/** Options of commands a member's operator signs: the key in the data folder is used where none is named. */
export const memberSigningOptions: readonly Option[] = [
	...signingOptions.filter(({ name }) => name !== "input" && name !== "for"),
	...settingOptions.filter(({ name }) => !signingOptions.some((each) => each.name === name)),
];

/** Signs with the operator's key of this member's folder, where no other is named, and posts. */
export async function signAsMember(wanted: Wanted, invocation: Invocation): Promise<Outcome> {
	if ((invocation.lists.key ?? []).length > 0) return await submitAct(wanted, invocation);
	const { operatorKey } = dataFolder(readSettings(invocation).configuration.dataDirectory);
	if (!existsSync(operatorKey)) return await submitAct(wanted, invocation);
	return await submitAct(wanted, { ...invocation, lists: { ...invocation.lists, key: [operatorKey] } });
}
