import { Applicant } from "@mingjian/client/cases/applicant.ts";
import type { DepartmentSetting } from "@mingjian/client/cases/department-access.ts";
import type { SealingKeyPair } from "@mingjian/client/seal/hpke-suite.ts";
import { readKey } from "../keys/read-key.ts";
import { readSealingKey } from "../keys/sealing-key-file.ts";
import { usageError } from "../program/cli-error.ts";
import type { Invocation, Option } from "../program/command.ts";
import { connect, connectVault, urlOption } from "../remote/connect.ts";

const passphraseOption: Option = {
	name: "passphrase-file",
	value: "FILE",
	about: { zh: "密钥的密码文件", en: "file with the keys' passphrase" },
};

/** Options of commands by which somebody applies. */
export const applicantOptions: readonly Option[] = [
	{
		name: "key",
		value: "FILE",
		about: { zh: "申请人（或代办人）的密钥", en: "key of the applicant, or of who acts for them" },
	},
	{ name: "for", value: "ACCOUNT", about: { zh: "委托人账户", en: "account of who delegated it" } },
	passphraseOption,
	urlOption,
];

/** Options of commands by which an officer handles a case. */
export const officerOptions: readonly Option[] = [
	{ name: "key", value: "FILE", about: { zh: "经办人的密钥", en: "the officer's key" } },
	{ name: "for", value: "DEPARTMENT", about: { zh: "所代表的部门", en: "the department acted for" } },
	passphraseOption,
	urlOption,
];

export const sealingOption: Option = {
	name: "sealing",
	value: "FILE",
	about: { zh: "部门的封装密钥；可给多个", en: "sealing key of the department; may be given several times" },
	many: true,
};

/** The applicant's side, as the options say. Refuses a missing key (exit 2). */
export async function applicantOf(invocation: Invocation): Promise<Applicant> {
	const { values, environment } = invocation;
	const key = readKey(required(values.key, "key"), { file: values["passphrase-file"], environment });
	const account = key.account ?? `citizen:${key.keyId}`;
	const behalf = values.for === undefined ? {} : { onBehalfOf: values.for };
	return new Applicant({ ...(await endsOf(invocation)), account, signer: key.signer, ...behalf });
}

/** Client and vault of the node the options name. */
export async function endsOf(invocation: Invocation) {
	const { url } = invocation.values;
	return { client: connect(url, invocation), vault: await connectVault(url, invocation) };
}

/** Somebody who acts for a department: its seal, where the key file's account is the department, or an officer. */
export async function departmentActor(
	invocation: Invocation,
	{
		department,
		key: path,
		sealing = [],
	}: { readonly department: string; readonly key: string; readonly sealing?: readonly SealingKeyPair[] },
): Promise<DepartmentSetting> {
	const { values, environment } = invocation;
	const key = readKey(path, { file: values["passphrase-file"], environment });
	const account = key.account ?? `officer:${key.keyId}`;
	return { ...(await endsOf(invocation)), department, account, signer: key.signer, sealing };
}

/** The officer the options name, with the sealing keys given. Refuses a missing key or department (exit 2). */
export async function officerOf(invocation: Invocation): Promise<DepartmentSetting> {
	const { values, lists, environment } = invocation;
	const source = { file: values["passphrase-file"], environment };
	const pairs = await Promise.all((lists.sealing ?? []).map((path) => readSealingKey(path, source)));
	const department = required(values.for, "for");
	const sealing = pairs.map(({ pair }) => pair);
	return await departmentActor(invocation, { department, key: required(values.key, "key"), sealing });
}

/** An option that must be there (exit 2). */
export function required(value: string | undefined, name: string): string {
	if (value !== undefined) return value;
	throw usageError("option-value", { zh: `需要 --${name}`, en: `--${name} is needed` });
}
