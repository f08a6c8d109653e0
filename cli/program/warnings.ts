/**
 * Keeps the runtime's own warnings, with their stack traces, off the reader's screen; what the product warns of is said in one line.
 * MINGJIAN_DEBUG shows everything.
 */
export function listenToWarnings(): void {
	if (process.env.MINGJIAN_DEBUG) return;
	process.removeAllListeners("warning");
	process.on("warning", (warning) => {
		const { code } = warning as { code?: unknown };
		if (typeof code === "string" && code.startsWith("MINGJIAN_"))
			process.stderr.write(`! ${warning.message}\n`);
	});
}
