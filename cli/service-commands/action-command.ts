import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { ActionManifest } from "@mingjian/ledger/runtime/manifest.ts";
import { usageError } from "../program/cli-error.ts";
import type { Command } from "../program/command.ts";
import { inputOf, membersOf, type RecordSchema, readJson } from "./members.ts";
import { signingOptions, submitAct } from "./submission.ts";

const taken = new Set([...signingOptions.map(({ name }) => name), "json", "lang", "help"]);

/** The command of an action: its members as options, or `--input` with all of them; options add to `--input` and win. */
export function actionCommand(service: string, action: string, manifest: ActionManifest): Command {
	const members = membersOf(manifest.input as RecordSchema, taken);
	return {
		summary: manifest.summary,
		options: [...members.map(({ option }) => option), ...signingOptions],
		async run(invocation) {
			const { input: text } = invocation.values;
			const given = text === undefined ? {} : readJson("input", text);
			const input: Json = isRecord(given) ? { ...given, ...inputOf(members, invocation) } : refuseInput();
			return await submitAct({ service, action, input, manifest }, invocation);
		},
	};
}

function isRecord(value: Json): value is { readonly [name: string]: Json } {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refuseInput(): never {
	throw usageError("json", { zh: "--input 应为 JSON 对象", en: "--input must be a JSON object" });
}
