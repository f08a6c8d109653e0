import { sessionOf } from "../../session/only.ts";
import { type Act, type Asked, type Load, SeeOther } from "../page.ts";
import { parsed } from "../sign-in/load.ts";

export interface RecoverModel {
	/** What the browser is asked for to make a passkey, as JSON. */
	readonly options: string;
	readonly fault?: "passkey" | "wait";
}

export const loadRecover: Load<RecoverModel> = (asked) => modelOf(asked);

/** Makes the new passkey somebody takes to a counter; their page is found by its code again. */
export const beginRecovery: Act<RecoverModel> = async (asked) => {
	const { desk, browser, address, posted } = asked;
	const { session } = browser;
	if (!session) return new SeeOther("/recover");
	if ((await desk.limits.wait("opening", address)) > 0) return modelOf(asked, "wait");
	await desk.limits.count("opening", address);
	const made = await desk.passkeys.made(session.hash, session.device, parsed(posted.fields.get("response")));
	return made ? new SeeOther(`/recover/${desk.recoveryKeys.keep(made)}`) : modelOf(asked, "passkey");
};

async function modelOf(asked: Asked, fault?: RecoverModel["fault"]): Promise<RecoverModel> {
	const options = await asked.desk.passkeys.newOptions(sessionOf(asked).hash, undefined);
	return { options: JSON.stringify(options), ...(fault ? { fault } : {}) };
}
