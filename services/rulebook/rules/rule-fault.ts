/** Why the text of a rule may not be published. Each is a refusal of this service by the same code. */
export type RuleFaultCode =
	| "text-not-unicode"
	| "rule-too-large"
	| "words-missing"
	| "names-repeated"
	| "name-reserved"
	| "period-empty"
	| "fact-bounds"
	| "list-unbounded"
	| "step-form"
	| "cell-mismatch"
	| "rows-overlap"
	| "choices-missing"
	| "date-open"
	| "expression-unreadable"
	| "expression-too-large"
	| "form-forbidden"
	| "double-forbidden"
	| "division-unrounded"
	| "name-unknown"
	| "function-unknown"
	| "type-mismatch"
	| "literal-needed"
	| "macros-too-deep"
	| "cost-too-high"
	| "examples-missing"
	| "example-failed";

/** A fault of a rule's text and where: a JSON pointer (RFC 6901) into it. */
export class RuleFault extends Error {
	readonly code: RuleFaultCode;
	/** What is wrong, without the code; may be empty. */
	readonly detail: string;
	readonly pointer: string;

	constructor(code: RuleFaultCode, detail: string, pointer = "") {
		super(detail === "" ? code : `${code}: ${detail}`);
		this.name = "RuleFault";
		this.code = code;
		this.detail = detail;
		this.pointer = pointer;
	}
}

/** Runs a check and says where, if it finds a fault. */
export function at<T>(pointer: string, check: () => T): T {
	try {
		return check();
	} catch (fault) {
		if (!(fault instanceof RuleFault)) throw fault;
		throw new RuleFault(fault.code, fault.detail, `${pointer}${fault.pointer}`);
	}
}
