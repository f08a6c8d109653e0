/** How much a rule may be and do. Parameters of the record: a change here changes what is accepted. */
export const bounds = {
	/** Characters of a rule as canonical JSON. */
	ruleLength: 60_000,
	facts: 60,
	steps: 60,
	outcomes: 20,
	examples: 60,
	columns: 8,
	rows: 64,
	choices: 40,
	choiceLength: 60,
	/** Characters of one expression, its tokens, and how deep its brackets nest. */
	expressionLength: 2000,
	expressionTokens: 400,
	expressionDepth: 16,
	/** `?` of one expression. */
	conditions: 24,
	/** Macros (all, exists, filter, map …) within one another. */
	macroDepth: 2,
	listItems: 200,
	textLength: 2000,
	/** Characters or items a value may grow to on the way. */
	valueWeight: 20_000,
	/** Estimated work of deciding once; a unit is about one node of an expression. */
	cost: 50_000,
	/** Numbers that JSON carries exactly. */
	safe: Number.MAX_SAFE_INTEGER,
} as const;
