import { EngineTrouble } from "../engine/engine-trouble.ts";
import { engineVersion, findEngine } from "../engine/find-engine.ts";

/** False where the engine is here; otherwise what a test that is skipped for want of it says. */
export function engineMissing(): false | string {
	try {
		findEngine();
		return false;
	} catch (error) {
		if (!(error instanceof EngineTrouble)) throw error;
		return `needs CometBFT ${engineVersion}: npm run engine`;
	}
}
