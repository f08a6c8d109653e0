import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { Language } from "../../words/words.ts";
import { Checkboxes } from "../checkboxes.tsx";
import { DateInput } from "../date-input.tsx";
import { type Fault, faultOf } from "../error-summary.tsx";
import type { Asking } from "../field.tsx";
import { MoneyInput } from "../money-input.tsx";
import { Radios } from "../radios.tsx";
import { Select } from "../select.tsx";
import { TextArea } from "../text-area.tsx";
import { TextInput } from "../text-input.tsx";
import type { Told } from "../told.ts";
import { type FormSchema, kindOf, optionsOf, type Question } from "./question.ts";
import type { Written } from "./read-answers.ts";
import { fieldOf } from "./say-faults.ts";

interface SchemaFieldsSetting extends Told {
	readonly schema: FormSchema;
	readonly written: Written;
	readonly faults: readonly Fault[];
	/** Makes the label of a page's only question its heading. */
	readonly heading?: boolean;
}

/** Every question of a schema, with what was answered and what is wrong with it. */
export function SchemaFields({ schema, written, faults, heading = false, frame }: SchemaFieldsSetting) {
	const questions = Object.entries(schema.properties);
	return (
		<>
			{questions.map(([name, question]) => {
				const asking: Asking = {
					name,
					frame,
					label: question.words?.[frame.language] ?? name,
					hint: hintOf(question, frame.language),
					error: faultOf(faults, fieldOf(name, question)),
					optional: !schema.required?.includes(name),
					heading: heading && questions.length === 1,
				};
				return <QuestionField asking={asking} question={question} written={written} />;
			})}
		</>
	);
}

const example = { zh: "例如：", en: "Such as " } as const;

function hintOf({ hint, example: given }: Question, language: Language): string | undefined {
	const said = given === undefined ? undefined : `${example[language]}${given}`;
	const parts = [hint?.[language], said].filter((each) => each !== undefined);
	return parts.length > 0 ? parts.join(language === "zh" ? "" : " ") : undefined;
}

interface QuestionSetting {
	readonly asking: Asking;
	readonly question: Question;
	readonly written: Written;
}

function QuestionField({ asking, question, written }: QuestionSetting) {
	const { name, frame } = asking;
	const value = one(written, name);
	const options = optionsOf(question).map((each) => ({
		value: each.value,
		label: spoken(each.words, frame.language),
	}));
	switch (kindOf(name, question)) {
		case "any-of":
			return <Checkboxes {...asking} options={options} values={[written[name] ?? []].flat()} />;
		case "one-of-few":
			return <Radios {...asking} options={options} value={value} />;
		case "one-of-many":
			return <Select {...asking} options={options} value={value} />;
		case "yes-no":
			return <Radios {...asking} options={yesNo(frame.language)} value={value} inline />;
		case "date":
			return <DateInput {...asking} value={dateOf(written, name)} />;
		case "money":
			return <MoneyInput {...asking} value={value} />;
		case "whole-number":
			return <TextInput {...asking} value={value} inputMode="numeric" width="short" autoComplete="off" />;
		case "long-text":
			return <TextArea {...asking} value={value} maxLength={question.maxLength} />;
		case "text":
			return <TextInput {...asking} value={value} {...textOf(question)} />;
	}
}

function textOf({ maxLength, format }: Question) {
	const width = maxLength !== undefined && maxLength <= 30 ? ("middle" as const) : ("full" as const);
	if (format === "email") return { width, type: "email" as const, autoComplete: "email" };
	if (format === "tel") return { width, type: "tel" as const, autoComplete: "tel" };
	return { width };
}

function one(written: Written, name: string): string | undefined {
	const value = written[name];
	return typeof value === "string" ? value : undefined;
}

function dateOf(written: Written, name: string) {
	const part = (which: string) => one(written, `${name}-${which}`) ?? "";
	return { year: part("year"), month: part("month"), day: part("day") };
}

function spoken(words: Words, language: Language): string {
	return words[language];
}

function yesNo(language: Language) {
	return [
		{ value: "yes", label: { zh: "是", en: "Yes" }[language] },
		{ value: "no", label: { zh: "否", en: "No" }[language] },
	];
}
