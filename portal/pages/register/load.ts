import { sessionOf } from "../../session/only.ts";
import { longestPassword, shortestPassword } from "../../session/password-keys.ts";
import { type Act, type Asked, type Load, SeeOther } from "../page.ts";
import { parsed } from "../sign-in/load.ts";

export type RegisterFault = "passkey" | "wait" | "password-short" | "password-differs";

export interface RegisterModel {
	/** What the browser is asked for to make a passkey, as JSON. */
	readonly options: string;
	readonly fault?: RegisterFault;
	readonly shortest: number;
}

export const loadRegister: Load<RegisterModel> = async (asked) =>
	asked.visitor.account === undefined ? modelOf(asked) : new SeeOther("/me/security");

/** Makes a key for a new account and asks its holder to sign the registration with it. */
export const register: Act<RegisterModel> = async (asked) => {
	const { desk, browser, address, posted, visitor } = asked;
	if (visitor.account !== undefined) return new SeeOther("/me/security");
	if (!browser.session) return new SeeOther("/sign-up");
	if ((await desk.limits.wait("opening", address)) > 0) return modelOf(asked, "wait");
	await desk.limits.count("opening", address);
	return posted.fields.get("way") === "password" ? underPassword(asked) : withPasskey(asked);
};

type Posting = Parameters<typeof register>[0];

async function withPasskey(asked: Posting): Promise<RegisterModel | SeeOther> {
	const { desk, browser, posted } = asked;
	const session = browser.session!;
	const credential = await desk.passkeys.made(
		session.hash,
		session.device,
		parsed(posted.fields.get("response")),
	);
	if (!credential) return modelOf(asked, "passkey");
	const account = `citizen:${credential.key}`;
	const keys = [{ algorithm: "passkey", publicKey: credential.publicKey }];
	const path = desk.signing.begin(
		{ ...asked.visitor, session },
		{
			acts: [{ service: "identity", action: "register", input: { keys }, actor: account }],
			slots: [{ kind: "new", credential }],
			effects: [
				{ kind: "keep-passkey", given: { credential: { ...credential }, account } },
				{ kind: "sign-in", given: { account, method: "passkey", key: credential.key } },
			],
			next: "/me/security?opened=yes",
			back: "/sign-up",
		},
	);
	return new SeeOther(path);
}

async function underPassword(asked: Posting): Promise<RegisterModel | SeeOther> {
	const { desk, browser, posted } = asked;
	const session = browser.session!;
	const password = posted.fields.get("password") ?? "";
	if (password.length < shortestPassword || password.length > longestPassword)
		return modelOf(asked, "password-short");
	if (password !== posted.fields.get("again")) return modelOf(asked, "password-differs");
	const { login, account, key, publicKey } = await desk.passwordKeys.create(password);
	desk.secondFactors.begin(account);
	const path = desk.signing.begin(
		{ ...asked.visitor, session },
		{
			acts: [{ service: "identity", action: "register", input: { keys: [publicKey] }, actor: account }],
			effects: [
				{ kind: "confirm-password-key", given: { login } },
				{ kind: "sign-in", given: { account, method: "password", key } },
			],
			next: "/me/security?opened=yes",
			back: "/sign-up",
		},
	);
	return new SeeOther(path);
}

async function modelOf(asked: Asked, fault?: RegisterFault): Promise<RegisterModel> {
	const options = await asked.desk.passkeys.newOptions(sessionOf(asked).hash, undefined);
	return {
		options: JSON.stringify(options),
		shortest: shortestPassword,
		...(fault ? { fault } : {}),
	};
}
