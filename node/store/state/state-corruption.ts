/**
 * What was found wrong with the stored state:
 * - `frame-damaged`: a write set in the middle of the log is not what was written;
 * - `root-mismatch`: the log is readable but does not add up to the root it names, so part of it is missing;
 * - `root-unexpected`: it adds up to another root than the block log has for that height;
 * - `value-damaged`: a value read back does not have the hash the state tree holds for it.
 */
export type StateCorruptionCode = "frame-damaged" | "root-mismatch" | "root-unexpected" | "value-damaged";

/** The stored state cannot be used. Nothing is lost: delete the directory and build it again from the block log. */
export class StateCorruption extends Error {
	readonly code: StateCorruptionCode;
	readonly where: string;
	constructor(code: StateCorruptionCode, where: string) {
		super(`${code}: ${where}`);
		this.name = "StateCorruption";
		this.code = code;
		this.where = where;
	}
}
