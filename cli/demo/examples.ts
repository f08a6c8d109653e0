import type { DemoSetting } from "./demo-setting.ts";

/** Files a reader can verify offline, below the demo folder. */
export async function writeExamples(_setting: DemoSetting): Promise<string[]> {
	return [];
}
