/** Keeps the runtime's own warnings (with their stack traces) off the reader's screen; MINGJIAN_DEBUG shows them. */
export function listenToWarnings(): void {
	if (process.env.MINGJIAN_DEBUG) return;
	process.removeAllListeners("warning");
	// A listener of its own: with none, the runtime prints them again.
	process.on("warning", () => {});
}
