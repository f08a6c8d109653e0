/** What the command's exit code tells a script. */
export const exitCodes = {
	/** Done; what was asked about is proved. */
	ok: 0,
	/** The record refused, or what was to be proved is not. */
	refused: 1,
	/** The command line asks for something that does not exist. */
	usage: 2,
	/** Disk, network, another process: nothing the command line could have said better. */
	trouble: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
