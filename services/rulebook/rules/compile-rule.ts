import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { Unit, ValueType } from "../choices.ts";
import type { Rule, Table } from "../rule-schema.ts";
import { cellExpression } from "./cell.ts";
import { conditionalPieces, type Expr, parseExpression } from "./parse-expression.ts";
import { at } from "./rule-fault.ts";

/** One way a value comes about: where `when` is absent, always. All of it is CEL. */
export interface Branch {
	/** The row's title, or that of what holds otherwise; a branch of an expression has none. */
	readonly title?: Words;
	readonly when?: Expr;
	readonly whenText?: string;
	readonly result: Expr;
	readonly resultText: string;
}

/** One value of a rule, in the order in which they are worked out. */
export interface Compiled {
	readonly name: string;
	/** JSON pointer into the rule. */
	readonly pointer: string;
	readonly role: "column" | "step" | "outcome";
	readonly title: Words;
	readonly type: ValueType;
	readonly unit?: Unit | undefined;
	/** True where every branch that holds adds an item; else the first that holds is the value. */
	readonly collects: boolean;
	/** True where it is a decision table, whose last branch may be missing. */
	readonly table: boolean;
	readonly branches: readonly Branch[];
}

/** The values of a rule as chains of CEL, tables among them. Refuses expressions that cannot be read; checks nothing else. */
export function compileRule({ steps, outcomes }: Rule): readonly Compiled[] {
	return [
		...steps.flatMap(({ expression, table, ...step }, index) => {
			const pointer = `/steps/${index}`;
			if (table) return compileTable(table, { ...step, pointer });
			return [compileExpression(expression ?? "", { ...step, pointer, role: "step" })];
		}),
		...outcomes.map(({ expression, choices: _, sealed: __, ...outcome }, index) =>
			compileExpression(expression, { ...outcome, pointer: `/outcomes/${index}`, role: "outcome" }),
		),
	];
}

/** A compiled value as one CEL expression: what the rule's own engine and any other must agree on. */
export function celText({ collects, branches }: Pick<Compiled, "collects" | "branches">): string {
	if (collects)
		return branches
			.map(({ whenText, resultText }) => `(${whenText ?? "true"} ? [${resultText}] : [])`)
			.join(" + ");
	const chained = branches.map(({ whenText, resultText }) =>
		whenText === undefined ? `(${resultText})` : `(${whenText}) ? (${resultText}) : `,
	);
	const complete = branches.at(-1)?.whenText === undefined;
	return `${chained.join("")}${complete ? "" : 'refer("没有符合的行", "no row fits")'}`;
}

type Head = Pick<Compiled, "name" | "title" | "type" | "unit" | "pointer">;

function compileExpression(text: string, head: Head & Pick<Compiled, "role">): Compiled {
	const branches = at(`${head.pointer}/expression`, () => branchesOf(text));
	return { ...head, collects: false, table: false, branches };
}

/** The conditions of a chain `a ? b : c ? d : e` become branches, so that the trace can say which was taken. */
function branchesOf(text: string): readonly Branch[] {
	const whole = parseExpression(text);
	const pieces = conditionalPieces(text);
	if (pieces.length === 1) return [{ result: whole, resultText: text }];
	const branches: Branch[] = [];
	for (let index = 0; index + 1 < pieces.length; index += 2) {
		const [whenText, resultText] = [pieces[index]!, pieces[index + 1]!];
		const [when, result] = [parseExpression(whenText), parseExpression(resultText)];
		branches.push({ when, whenText, result, resultText });
	}
	const last = pieces.at(-1)!;
	return [...branches, { result: parseExpression(last), resultText: last }];
}

function compileTable(table: Table, head: Head): readonly Compiled[] {
	const pointer = `${head.pointer}/table`;
	const columns = table.columns.map(({ title, type, expression }, index) =>
		compileExpression(expression, {
			name: columnName(head.name, index),
			title,
			type,
			pointer: `${pointer}/columns/${index}`,
			role: "column",
		}),
	);
	const rows = table.rows.map(({ title, cells, result: resultText }, index) => {
		const tests = cells.map((cell, column) => cellExpression(cell, columnName(head.name, column)));
		const whenText = tests.filter((each) => each !== undefined).join(" && ");
		const result = at(`${pointer}/rows/${index}/result`, () => parseExpression(resultText));
		const condition = whenText === "" ? "true" : whenText;
		const when = at(`${pointer}/rows/${index}/cells`, () => parseExpression(condition));
		return { title, when, whenText: condition, result, resultText };
	});
	const last = at(`${pointer}/otherwise/result`, () => otherwiseOf(table));
	return [
		...columns,
		{
			...head,
			pointer,
			role: "step",
			collects: table.hit === "collect",
			table: true,
			branches: [...rows, ...last],
		},
	];
}

function otherwiseOf({ otherwise }: Table): readonly Branch[] {
	if (!otherwise) return [];
	return [
		{ title: otherwise.title, result: parseExpression(otherwise.result), resultText: otherwise.result },
	];
}

/** Two underscores, which no author's name can have. */
function columnName(table: string, index: number): string {
	return `${table}__${index + 1}`;
}
