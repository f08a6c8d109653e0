import { stderr, stdin } from "node:process";
import { createInterface } from "node:readline/promises";
import type { Language } from "@mingjian/ledger/runtime/words.ts";
import { answerFaults } from "@mingjian/services/packs/answer-faults.ts";
import { type Answers, type Form, isAsked, type Question } from "@mingjian/services/packs/form-schema.ts";
import type { Terminal } from "../program/terminal.ts";

/** Whether somebody sits at a keyboard who can be asked. */
export function canAsk(terminal: Terminal): boolean {
	return !terminal.json && terminal.live && stdin.isTTY === true;
}

/** Asks the questions of a form, page by page, each until its answer is in order. */
export async function askAnswers(form: Form, terminal: Terminal, language: Language): Promise<Answers> {
	const keyboard = createInterface({ input: stdin, output: stderr });
	const answers: Record<string, string | number | boolean> = {};
	try {
		for (const [at, { words, questions }] of form.sections.entries()) {
			const title = terminal.style("bold", `\n${at + 1}/${form.sections.length}  ${words[language]}`);
			let titled = false;
			for (const name of questions) {
				if (!isAsked(form.properties[name]!, answers)) continue;
				if (!titled) terminal.note(title);
				titled = true;
				const asker = { terminal, language, ask: (text: string) => keyboard.question(text) };
				const value = await askOne({ form, name, answers }, asker);
				if (value !== undefined) answers[name] = value;
			}
		}
	} finally {
		keyboard.close();
	}
	return answers;
}

interface Asking {
	readonly form: Form;
	readonly name: string;
	readonly answers: Answers;
}

interface Asker {
	readonly terminal: Terminal;
	readonly language: Language;
	ask(text: string): Promise<string>;
}

async function askOne({ form, name, answers }: Asking, { terminal, language, ask }: Asker) {
	const question = form.properties[name]!;
	const optional = form.required.includes(name)
		? ""
		: { zh: "（可不填）", en: " (may be left empty)" }[language];
	terminal.note(`\n${question.words[language]}${optional}`);
	if (question.hint) terminal.note(terminal.style("dim", question.hint[language]));
	for (const [at, choice] of (question.anyOf ?? []).entries())
		terminal.note(`  ${at + 1}  ${choice.words[language]}`);
	for (;;) {
		const text = (await ask(promptOf(question, language))).trim();
		if (text === "" && optional !== "") return undefined;
		const value = typedAnswer(question, text);
		const fault = answerFaults(form, { ...answers, [name]: value }).find((each) => each.name === name);
		if (!fault) return value;
		terminal.note(terminal.style("bad", fault.words[language]));
	}
}

function promptOf({ type, anyOf, format }: Question, language: Language): string {
	if (anyOf) return `1–${anyOf.length} > `;
	if (type === "boolean") return { zh: "是/否 > ", en: "yes/no > " }[language];
	return format === "date" ? { zh: "年-月-日 > ", en: "YYYY-MM-DD > " }[language] : "> ";
}

/** What was typed as the question takes it; what fits nothing stays text, and is refused with its reason. */
export function typedAnswer({ type, anyOf }: Question, text: string): string | number | boolean {
	if (anyOf) return anyOf[Number(text) - 1]?.const ?? text;
	if (type === "integer") return /^-?[0-9]{1,15}$/.test(text) ? Number(text) : text;
	if (type !== "boolean") return text;
	if (/^(是|y|yes)$/i.test(text)) return true;
	return /^(否|n|no)$/i.test(text) ? false : text;
}
