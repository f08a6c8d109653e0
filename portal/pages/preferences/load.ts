import {
	type Preferences,
	preferencesCookie,
	readPreferences,
	writePreferences,
} from "../../frame/preferences.ts";
import { cookieOf, setCookie } from "../../server/cookies.ts";
import { type Act, backOf, type Load, SeeOther } from "../page.ts";

/** How pages look now, and the page to go back to. */
export interface PreferencesModel {
	readonly preferences: Preferences;
	readonly back: string;
}

const yearSeconds = 365 * 86_400;

export const loadPreferences: Load<PreferencesModel> = async ({ query, request }) => ({
	preferences: readPreferences(cookieOf(request, preferencesCookie)),
	back: backOf(query.get("back")),
});

/** Keeps what was chosen in a cookie and goes back. What is not on offer is taken for the plain way. */
export const keepPreferences: Act<PreferencesModel> = async ({ posted: { fields }, city }) => {
	const elder = fields.get("elder") === "yes";
	const chosen = `${fields.get("text")}.${fields.get("theme")}${elder ? ".elder" : ""}`;
	const cookie = setCookie({
		name: preferencesCookie,
		value: writePreferences(readPreferences(chosen)),
		seconds: yearSeconds,
		secure: city.configuration.publicUrl.startsWith("https:"),
	});
	return new SeeOther(backOf(fields.get("back")), [cookie]);
};
