import { isAlwaysAnswered, type Question } from "./form-schema.ts";
import { type PackFault, type PackFaultCode, packFault, pointerTo } from "./pack-fault.ts";
import type { Pack } from "./pack-schema.ts";

const file = "form.json";

/** What is wrong with a pack's questions: their kinds, their pages, on what they depend, and where their answers go. */
export function checkForm(pack: Pack): PackFault[] {
	const { form } = pack;
	const unknown = form.required
		.map((name, at) => ({ name, at }))
		.filter(({ name }) => !Object.hasOwn(form.properties, name))
		.map(({ at }) => packFault("question-unknown", file, pointerTo("required", at)));
	const questions = Object.entries(form.properties).flatMap(([name, question]) =>
		questionFaults(pack, name, question).map((code) => packFault(code, file, pointerTo("properties", name))),
	);
	return [...unknown, ...questions, ...pageFaults(pack), ...destinationFaults(pack)];
}

function questionFaults({ form, flow }: Pack, name: string, question: Question): PackFaultCode[] {
	const { group, public: open } = question;
	const groups = flow.sealing?.groups.map((each) => each.group) ?? [];
	const members = flow.publicMembers.map((each) => each.name);
	const order = form.sections.flatMap(({ questions }) => questions);
	return [
		// Every object inherits such a name, so what looks an answer up by it would find one.
		...(name in {} ? ["question-name" as const] : []),
		...kindFaults(question),
		...((group === undefined) === (open === undefined) ? ["question-destination" as const] : []),
		...(group !== undefined && !groups.includes(group) ? ["group-undeclared" as const] : []),
		...(open !== undefined && !members.includes(open) ? ["question-destination" as const] : []),
		...(order.filter((each) => each === name).length === 1 ? [] : ["question-unplaced" as const]),
		...(question.showIf && !rests(question.showIf, form.properties, order.slice(0, order.indexOf(name)))
			? ["show-if" as const]
			: []),
	];
}

function kindFaults(question: Question): PackFaultCode[] {
	const { type, anyOf, format, minLength, maxLength, pattern, example, minimum, maximum } = question;
	const ofText = [format, minLength, maxLength, pattern].some((each) => each !== undefined);
	const ofNumber = minimum !== undefined || maximum !== undefined;
	if ((type === undefined) === (anyOf === undefined)) return ["question-kind"];
	if ((ofText && type !== "string") || (ofNumber && type !== "integer")) return ["question-kind"];
	if (type === "string" && maxLength === undefined && format === undefined) return ["question-bound"];
	if (type === "integer" && (minimum === undefined || maximum === undefined || minimum > maximum))
		return ["question-bound"];
	if (pattern !== undefined && !(example !== undefined && fits(pattern, example)))
		return ["question-pattern"];
	return [];
}

function fits(pattern: string, example: string): boolean {
	try {
		return new RegExp(`^(?:${pattern})$`, "u").test(example);
	} catch {
		return false;
	}
}

function rests(
	{ name, is }: NonNullable<Question["showIf"]>,
	questions: Pack["form"]["properties"],
	earlier: readonly string[],
): boolean {
	const asked = earlier.includes(name) ? questions[name] : undefined;
	if (!asked) return false;
	return typeof is === "boolean"
		? asked.type === "boolean"
		: (asked.anyOf?.some((choice) => choice.const === is) ?? false);
}

function pageFaults({ form }: Pack): PackFault[] {
	return form.sections.flatMap(({ questions }, at) =>
		questions
			.map((name, place) => ({ name, place }))
			.filter(({ name }) => !Object.hasOwn(form.properties, name))
			.map(({ place }) => packFault("question-unknown", file, pointerTo("sections", at, "questions", place))),
	);
}

/** Required groups and public members are always filled, or nobody could ever hand the form in. */
function destinationFaults({ form, flow }: Pack): PackFault[] {
	const questions = Object.entries(form.properties);
	const always = (name: string) => isAlwaysAnswered(form, name);
	const groups = flow.sealing?.groups ?? [];
	const empty = groups.map(({ group, required }, at) => {
		const own = questions.filter(([, question]) => question.group === group);
		const filled = required ? own.some(([name]) => always(name)) : own.length > 0;
		return filled ? undefined : packFault("group-empty", "flow.json", pointerTo("sealing", "groups", at));
	});
	const unfilled = flow.publicMembers.map(({ name: member }, at) => {
		const own = questions.filter(([, question]) => question.public === member);
		const [first] = own;
		const good =
			first && own.length === 1 && always(first[0]) && (first[1].anyOf || (first[1].maxLength ?? 101) <= 100);
		return good ? undefined : packFault("public-unfilled", "flow.json", pointerTo("publicMembers", at));
	});
	return [...empty, ...unfilled].filter((each) => each !== undefined);
}
