import type { Language } from "@mingjian/ledger/runtime/words.ts";
import { variableOf } from "./fields.ts";
import { type ConfigurationFault, type Setting, show } from "./load.ts";

/** One line a setting for `doctor`: name, value (secrets masked), where it came from, what it is. */
export function describeSettings(settings: readonly Setting[], language: Language): string[] {
	return settings.map(({ field, value, from }) => {
		const text = value === undefined ? "–" : show(field, value);
		const origin = from === "environment" ? variableOf(field) : from;
		return `${field.path} = ${text}  [${origin}]  ${field.about[language]}`;
	});
}

/** One line a fault: name, value as given, what is allowed. */
export function describeFault(fault: ConfigurationFault, language: Language): string {
	const value = fault.value === undefined ? "" : ` = ${fault.value}`;
	return `${fault.name}${value}: ${fault.message[language]}`;
}
