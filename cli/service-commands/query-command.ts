import type { QueryManifest } from "@mingjian/ledger/runtime/manifest.ts";
import { schemaFaults } from "@mingjian/ledger/runtime/validators.ts";
import { describeFaults } from "@mingjian/node/http/problems/fault-words.ts";
import { refusedError } from "../program/cli-error.ts";
import type { Command, Invocation, Outcome } from "../program/command.ts";
import { plain } from "../program/language.ts";
import { connect, urlOption } from "../remote/connect.ts";
import { describeValue, type WordedSchema } from "./describe-value.ts";
import { inputOf, membersOf, type RecordSchema } from "./members.ts";

const taken = new Set([urlOption.name, "json", "lang", "help"]);

/** A question to a service. */
export interface Question {
	readonly service: string;
	readonly query: string;
	readonly parameters: Readonly<Record<string, unknown>>;
	readonly manifest: QueryManifest | undefined;
}

/** The command of a query: its parameters as options. */
export function queryCommand(service: string, query: string, manifest: QueryManifest): Command {
	const members = membersOf(manifest.parameters as RecordSchema, taken);
	return {
		summary: manifest.summary,
		options: [...members.map(({ option }) => option), urlOption],
		run: (invocation) =>
			ask({ service, query, manifest, parameters: inputOf(members, invocation) }, invocation),
	};
}

/** Asks a node and shows the answer. Refuses parameters that miss their schema, and says where there is no such record (exit 1). */
export async function ask(
	{ service, query, parameters, manifest }: Question,
	invocation: Invocation,
): Promise<Outcome> {
	const { language, values } = invocation;
	if (manifest) checkParameters(manifest, parameters, invocation);
	const answer = await connect(values.url, invocation).query(
		service,
		query,
		parameters as Record<string, string>,
	);
	if (!answer) {
		throw refusedError("record-unknown", { zh: "没有这条记录", en: "there is no such record" });
	}
	return {
		document: answer,
		lines: describeValue(answer.result, manifest?.result as WordedSchema | undefined, language),
	};
}

function checkParameters(
	{ parameters: schema }: QueryManifest,
	given: unknown,
	{ language }: Invocation,
): void {
	const faults = schemaFaults(schema, given);
	if (faults.length === 0) return;
	throw refusedError(
		"parameters-invalid",
		{ zh: "参数不符合要求", en: "the parameters do not fit" },
		{
			details: describeFaults(faults, language).map(({ pointer, detail }) =>
				plain(`${pointer || "/"}  ${detail}`),
			),
			advice: { zh: `用 --help 查看各项。`, en: "See --help for each." },
		},
	);
}
