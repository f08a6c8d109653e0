import { type Act, type Load, SeeOther } from "../page.ts";

export const loadSignOut: Load<object> = async ({ visitor }) =>
	visitor.account === undefined ? new SeeOther("/sign-in") : {};

/** Ends the browser's session. */
export const signOut: Act<object> = async ({ browser, desk }) =>
	new SeeOther("/", browser.session ? [desk.signOut(browser.session)] : []);
