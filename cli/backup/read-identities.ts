import { fromUtf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { identitiesOf } from "@mingjian/node/backup/age-box.ts";
import { usageError } from "../program/cli-error.ts";
import type { Option } from "../program/command.ts";
import { readInput } from "../program/read-input.ts";

/** The options that say which backup, and what opens it. */
export const sourceOptions: readonly Option[] = [
	{ name: "from", value: "FOLDER", about: { zh: "备份目录（必填）", en: "folder of the backup (required)" } },
	{
		name: "identity",
		value: "FILE",
		about: { zh: "age 私钥文件（必填）", en: "age identity file (required)" },
	},
	{
		name: "number",
		value: "N",
		about: { zh: "第几次备份（默认最新）", en: "which run of the backup (the newest if not given)" },
	},
];

/** The identities of a file. Refuses none given (exit 2). */
export function readIdentities(path: string | undefined): string[] {
	if (path === undefined) throw missing("identity", "age 私钥文件", "the age identity file");
	return identitiesOf(fromUtf8(readInput(path, 1 << 20)));
}

/** An option that must be given (exit 2). */
export function required(
	values: Readonly<Record<string, string>>,
	name: string,
	[zh, en]: readonly [string, string],
): string {
	const value = values[name];
	if (value === undefined) throw missing(name, zh, en);
	return value;
}

function missing(name: string, zh: string, en: string) {
	return usageError("option-missing", { zh: `需要 --${name}：${zh}`, en: `--${name} is needed: ${en}` });
}
