/** A setting in force, by its path in `mingjian.json`. */
export interface SettingLine {
	readonly path: string;
	/** Undefined where nothing is set. */
	readonly value?: string;
}

/** Settings that open something, by their names. */
const secret = /token|secret|password|passphrase|seed/i;

/** Every setting of a configuration as a line; whatever opens something is masked. */
export function settingLines(configuration: object, above = ""): SettingLine[] {
	return Object.entries(configuration).flatMap(([name, value]): SettingLine[] => {
		const path = above === "" ? name : `${above}.${name}`;
		if (value === undefined) return [{ path }];
		if (secret.test(name)) return [{ path, value: "******" }];
		if (typeof value === "object" && value !== null && !Array.isArray(value))
			return settingLines(value, path);
		return [{ path, value: Array.isArray(value) ? value.join(", ") : String(value) }];
	});
}
