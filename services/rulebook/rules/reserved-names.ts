/** Names that mean something in CEL or to the compiler, and so cannot be a fact's, a step's or an outcome's. */
export const reservedNames: ReadonlySet<string> = new Set(
	[
		"as break const continue else false for function if import in let loop namespace null package return true var void while",
		"bool bytes double dyn duration getDate has int list map matches size string timestamp type uint null_type",
		"all exists exists_one existsOne filter optional startsWith endsWith contains cel google",
		"rounding mulRate divide bracket date addMonths ageAt refer",
	].flatMap((line) => line.split(" ")),
);
