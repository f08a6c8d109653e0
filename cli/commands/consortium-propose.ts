import { existsSync } from "node:fs";
import { makeNextValidatorKey } from "@mingjian/consensus/cometbft/engine/engine-keys.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import { governanceService } from "@mingjian/services/governance/service.ts";
import { readCard } from "../consortium/member-card.ts";
import { memberSigningOptions, signAsMember } from "../consortium/sign-as-member.ts";
import { dataFolder } from "../node/data-folder.ts";
import { readSettings } from "../node/read-settings.ts";
import { refusedError, usageError } from "../program/cli-error.ts";
import type { Command, Invocation, Option } from "../program/command.ts";
import { integerOption } from "../program/parse-options.ts";
import { connect } from "../remote/connect.ts";
import { readJson } from "../service-commands/members.ts";

const kinds = [
	"admit",
	"remove",
	"power",
	"rotate-key",
	"address",
	"parameters",
	"contract",
	"trust-policy",
	"seat-operator",
	"retire-operator",
];

/** When a change shall take effect. */
export const heightOptions: readonly Option[] = [
	{
		name: "in",
		value: "BLOCKS",
		about: { zh: "多少块之后生效（默认 1000）", en: "so many blocks from now on (1000 if not given)" },
	},
	{
		name: "at",
		value: "HEIGHT",
		about: { zh: "自哪一块起生效", en: "the block with which it takes effect" },
	},
	{ name: "reason", value: "TEXT", about: { zh: "理由", en: "why" } },
];

/** `mingjian consortium propose`: proposes a change for a block to come, and so approves of it. */
export const consortiumPropose: Command = {
	summary: { zh: "提议一项变更", en: "Propose a change" },
	positionals: [
		{
			name: "KIND",
			about: { zh: `变更种类：${kinds.join("、")}`, en: `what to change: ${kinds.join(", ")}` },
		},
	],
	options: [
		{ name: "card", value: "FILE", about: { zh: "admit：新成员的名片", en: "admit: the newcomer's card" } },
		{ name: "member", value: "NAME", about: { zh: "涉及的成员", en: "the member" } },
		{
			name: "power",
			value: "VOTES",
			about: { zh: "票数（admit 默认 10）", en: "votes (for admit 10 if not given)" },
		},
		{
			name: "change",
			value: "JSON",
			about: { zh: "变更的其余内容，JSON 或 @文件", en: "the rest of the change, as JSON or @FILE" },
		},
		...heightOptions,
		...memberSigningOptions,
	],
	examples: [
		"consortium propose admit --card housing.json --in 500",
		"consortium propose remove --member water",
		"consortium propose rotate-key --data /var/lib/mingjian",
		`consortium propose contract --change '{"service":"cases","version":"1.1.0"}' --at 120000`,
	],
	async run(invocation) {
		const [kind] = invocation.positionals as [string];
		if (!kinds.includes(kind))
			throw usageError("change-kind", {
				zh: `变更种类应为 ${kinds.join("、")} 之一`,
				en: `the kind of change is one of ${kinds.join(", ")}`,
			});
		const change = withNewKey(changeOf(kind, invocation), invocation);
		checkContract(change);
		return await proposeChange(change, invocation);
	},
};

/** Signs and posts a proposal. */
export async function proposeChange(change: Json, invocation: Invocation) {
	const { values } = invocation;
	const input = {
		change,
		atHeight: await heightOf(invocation),
		...(values.reason === undefined ? {} : { reason: values.reason }),
	};
	const manifest = governanceService.actions.propose;
	return await signAsMember({ service: "governance", action: "propose", input, manifest }, invocation);
}

async function heightOf(invocation: Invocation): Promise<number> {
	const { at, in: ahead, url } = invocation.values;
	if (at !== undefined) return integerOption("at", at, [1, Number.MAX_SAFE_INTEGER]);
	const blocks = ahead === undefined ? 1000 : integerOption("in", ahead, [2, 10_000_000]);
	return (await connect(url, invocation).head()).height + blocks;
}

function changeOf(kind: string, { values }: Invocation): Json {
	const more = values.change === undefined ? {} : (readJson("change", values.change) as Record<string, Json>);
	const member = values.member === undefined ? {} : { member: values.member };
	const power =
		values.power === undefined ? {} : { power: integerOption("power", values.power, [1, 1_000_000]) };
	if (kind !== "admit" || values.card === undefined) return { kind, ...member, ...power, ...more };
	const { format: _, ...card } = readCard(values.card);
	return { kind, power: 10, ...power, ...card, ...more } as unknown as Json;
}

/** A rotation that names no key is of this folder's member, to a key made here: its node uses it once the rotation is in force. */
function withNewKey(change: Json, invocation: Invocation): Json {
	const { kind, validatorKey } = change as { kind?: string; validatorKey?: string };
	if (kind !== "rotate-key" || validatorKey !== undefined) return change;
	const folder = dataFolder(readSettings(invocation).configuration.dataDirectory);
	if (!existsSync(folder.card))
		throw usageError("option-missing", {
			zh: "本目录没有成员名片：用 --data 指明成员的目录，或在 --change 中给出 member 和 validatorKey",
			en: "this folder has no member's card: name the member's folder with --data, or give member and validatorKey in --change",
		});
	const { member } = readCard(folder.card);
	return { member, ...(change as object), validatorKey: makeNextValidatorKey(folder.engine) } as Json;
}

/** A contract this program lacks would stop this very member; most likely it is a slip of the pen. */
export function checkContract(change: Json): void {
	const { kind, service, version } = change as { kind?: string; service?: string; version?: string };
	if (kind !== "contract") return;
	if (contracts.some(({ manifest }) => manifest.id === service && manifest.version === version)) return;
	throw refusedError(
		"contract-here",
		{
			zh: `本机程序没有 ${service} 的 ${version} 版`,
			en: `this program has no version ${version} of ${service}`,
		},
		{
			advice: {
				zh: "先升级本机程序，再提议或同意；所有成员都要在生效之前升级。",
				en: "Bring this program up to date first; every member must before the change takes effect.",
			},
		},
	);
}
