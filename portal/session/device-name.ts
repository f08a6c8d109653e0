const browsers: readonly (readonly [RegExp, string])[] = [
	[/MicroMessenger\//, "WeChat"],
	[/Edg[A-Z]*\//, "Edge"],
	[/Firefox\/|FxiOS\//, "Firefox"],
	[/HuaweiBrowser\//, "Huawei Browser"],
	[/(Chrome|CriOS)\//, "Chrome"],
	[/Safari\//, "Safari"],
];

const systems: readonly (readonly [RegExp, string])[] = [
	[/HarmonyOS|OpenHarmony/, "HarmonyOS"],
	[/Android/, "Android"],
	[/iPhone|iPad/, "iOS"],
	[/Windows/, "Windows"],
	[/Mac OS X/, "macOS"],
	[/Linux/, "Linux"],
];

/** What people call the browser and system behind a User-Agent header; a question mark where nobody knows. Shown, never relied on. */
export function deviceName(agent: string | undefined): string {
	const found = [browsers, systems].map(
		(table) => table.find(([pattern]) => pattern.test(agent ?? ""))?.[1] ?? "?",
	);
	return found.join(" · ");
}
