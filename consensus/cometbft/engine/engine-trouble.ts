/** Why the ordering engine cannot run. */
export type EngineCode =
	| "engine-missing"
	| "engine-ended"
	| "engine-gave-up"
	| "engine-path-too-long"
	| "engine-keys-missing"
	| "engine-genesis-other"
	| "engine-rpc";

/** Trouble of the engine's process or of its folder; words for people are where they are shown. */
export class EngineTrouble extends Error {
	readonly code: EngineCode;

	constructor(code: EngineCode, message: string, options?: ErrorOptions) {
		super(message, options);
		this.code = code;
	}
}
