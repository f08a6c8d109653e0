import { parse } from "@bufbuild/cel";
import { bounds } from "./rule-bounds.ts";
import { RuleFault } from "./rule-fault.ts";

/** A node of an expression, as the engine parses it. */
export type Expr = ReturnType<typeof parse>["expr"];

const literals = /'[^'\n]*'|"[^"\n]*"/g;
const tokens = /[A-Za-z_][A-Za-z0-9_]*|[0-9.]+|[^\sA-Za-z0-9_]/g;

/**
 * Reads a CEL expression. Its size is bounded before the engine sees it, so that no parser runs out of stack, which would be
 * at another depth on every machine. Refuses escapes, triple quotes and comments in it (form-forbidden), for the same reason.
 */
export function parseExpression(text: string): Expr {
	if (/[\\`]|'''|"""/.test(text)) throw new RuleFault("form-forbidden", "escape or triple quote");
	const bare = text.replace(literals, "0");
	if (/["']|\/\//.test(bare)) throw new RuleFault("form-forbidden", "open text or comment");
	const count = bare.match(tokens)?.length ?? 0;
	if (text.length > bounds.expressionLength || count > bounds.expressionTokens)
		throw new RuleFault("expression-too-large", `${count} tokens`);
	if (depth(bare) > bounds.expressionDepth || bare.split("?").length - 1 > bounds.conditions)
		throw new RuleFault("expression-too-large", "nested too deep");
	try {
		return parse(text).expr;
	} catch (error) {
		throw new RuleFault("expression-unreadable", (error as Error).message);
	}
}

/** An expression cut at the `?` and `:` outside brackets and texts: a, b, c for `a ? b : c`. One piece where there are none. */
export function conditionalPieces(text: string): readonly string[] {
	const bare = text.replace(literals, (literal) => "0".repeat(literal.length));
	const pieces: string[] = [];
	let open = 0;
	let from = 0;
	bare.split("").forEach((character, index) => {
		if ("([{".includes(character)) open++;
		else if (")]}".includes(character)) open--;
		else if (open === 0 && "?:".includes(character)) {
			pieces.push(text.slice(from, index).trim());
			from = index + 1;
		}
	});
	return [...pieces, text.slice(from).trim()];
}

function depth(text: string): number {
	let open = 0;
	let most = 0;
	for (const character of text) {
		if ("([{".includes(character)) most = Math.max(most, ++open);
		else if (")]}".includes(character)) open--;
	}
	return most;
}
