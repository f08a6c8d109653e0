import { CaseTrouble } from "@mingjian/client/cases/case-trouble.ts";
import type { Plain } from "@mingjian/client/seal/plaintext.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { answerFaults } from "@mingjian/services/packs/answer-faults.ts";
import type { Answers, Form } from "@mingjian/services/packs/form-schema.ts";
import type { FormSchema } from "../../../kit/forms/question.ts";
import { type FaultyAnswer, readAnswers, type Written } from "../../../kit/forms/read-answers.ts";
import { writeAnswers } from "../../../kit/forms/write-answers.ts";
import { applicationOf } from "../../../me/application.ts";
import { type HeldHere, openOwn, prepareReplacement } from "../../../me/sealed.ts";
import { type AskedBy, only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import { type Act, type Load, SeeOther } from "../../page.ts";
import { type ContentModel, loadContent, sign } from "../content/load.ts";
import { ownContent } from "../data/held.ts";
import { schemaOf } from "../form-progress.ts";
import { acceptedFile, type FileFault } from "../materials/accepted-file.ts";

/** What a content should say, being written by its owner. */
export interface ContentCorrectionModel {
	readonly content: string;
	readonly name: Words;
	/** The questions of a group of answers; none of a material, for which a file is asked. */
	readonly schema?: FormSchema;
	readonly written: Written;
	readonly faults: readonly FaultyAnswer[];
	/** What the form itself says is wrong. */
	readonly said: readonly { readonly name: string; readonly words: Words }[];
	readonly file?: FileFault;
	readonly same?: boolean;
	readonly trouble?: Words;
}

interface Open {
	readonly held: HeldHere;
	readonly content: ContentModel;
	readonly form?: Form;
	/** What it says now, where it is answers. */
	readonly answers: Answers;
	readonly names: readonly string[];
}

async function openOf(asked: AskedBy): Promise<Open | undefined> {
	const held = await ownContent(asked);
	const content = held && (await loadContent(asked));
	if (!held || !content || content instanceof SeeOther || !content.correctable) return undefined;
	const plain = await openOwn(asked.me, held);
	const form = (await applicationOf(asked.city, held.matter.item))?.form;
	if (plain.kind === "bytes" || !form) return { held, content, answers: {}, names: [] };
	const { group } = held.record;
	const names = Object.keys(form.properties).filter((name) => form.properties[name]?.group === group);
	return { held, content, form, answers: plain.value as Answers, names };
}

function modelOf({ content, form, answers, names }: Open): ContentCorrectionModel {
	const schema = form && schemaOf(form, names);
	// A question that only another answer leads to may stay open.
	const asked = schema && {
		...schema,
		required: schema.required!.filter((name) => !form.properties[name]?.showIf),
	};
	const written = asked ? writeAnswers(asked, answers) : {};
	return {
		content: content.content,
		name: content.name,
		...(asked ? { schema: asked } : {}),
		written,
		faults: [],
		said: [],
	};
}

/** The page on which somebody writes what a content of theirs should say. */
export const loadContentCorrection: Load<ContentCorrectionModel> = only("citizen", async (asked) => {
	const open = await openOf(asked);
	return open && modelOf(open);
});

type Posting = Parameters<Act<ContentCorrectionModel>>[0] & AskedBy;

/** Seals what the content should say, and leads to where the request for its correction is signed. */
export const askForCorrection: Act<ContentCorrectionModel> = only("citizen", async (asked) => {
	const open = await openOf(asked);
	if (!open) return undefined;
	const read = open.form ? readGroup(asked, open) : readFile(asked, open);
	if ("content" in read) return read;
	try {
		const act = await prepareReplacement(asked.me, open.held, read);
		return sign(asked, open.held, { action: "request", act });
	} catch (error) {
		if (!(error instanceof CaseTrouble)) throw error;
		return { ...modelOf(open), trouble: error.words };
	}
});

function readGroup({ posted }: Posting, open: Open): Plain | ContentCorrectionModel {
	const model = modelOf(open);
	const { answers, written, faults } = readAnswers(model.schema!, posted.fields);
	const given = answers as Answers;
	const wrong = new Set(faults.map(({ name }) => name));
	const said = answerFaults(open.form!, given).filter(
		({ name, code }) => open.names.includes(name) && !wrong.has(name) && code !== "required",
	);
	if (faults.length > 0 || said.length > 0) return { ...model, written, faults, said };
	if (sameAnswers(given, open.answers)) return { ...model, written, same: true };
	return { kind: "json", value: given as Json };
}

function readFile({ posted }: Posting, open: Open): Plain | ContentCorrectionModel {
	const file = acceptedFile(posted.files.get("file"));
	if (typeof file === "string") return { ...modelOf(open), file };
	return { kind: "bytes", bytes: Uint8Array.from(file.bytes) };
}

function sameAnswers(one: Answers, other: Answers): boolean {
	const names = new Set([...Object.keys(one), ...Object.keys(other)]);
	return [...names].every((name) => one[name] === other[name]);
}
