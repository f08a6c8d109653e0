// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests drive a browser
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { CaseStaff } from "./case-staff.ts";
import { type OpenCity, type OpenCitySetting, openCity } from "./open-city.ts";

/** A demo city in which people apply for land: a browser, officers who handle it, and files to hand in. */
export interface ApplicantsCity {
	readonly city: OpenCity;
	readonly browser: Browser;
	readonly staff: CaseStaff;
	/** Code of the item they apply for. */
	readonly item: string;
	/** Where the files to hand in are. */
	readonly folder: string;
	/** Accounts of the citizens anybody may sit down as. */
	readonly seats: readonly string[];
	close(): Promise<void>;
}

export async function openApplicantsCity(setting: OpenCitySetting = {}): Promise<ApplicantsCity> {
	const city = await openCity(setting);
	const staff = new CaseStaff(city);
	const item = await staff.publish("land-pre-approval");
	const browser = await openBrowser();
	const folder = mkdtempSync(join(tmpdir(), "mingjian-material-"));
	writeFileSync(join(folder, "plan.pdf"), "%PDF-1.4\n% a plan\n");
	writeFileSync(join(folder, "not-a-plan.pdf"), "<html><script>alert(1)</script></html>");
	const seats = city.seats.filter(({ kind }) => kind === "citizen").map(({ account }) => account);
	const close = async () => {
		await browser.close();
		await city.close();
		rmSync(folder, { recursive: true });
	};
	return { city, browser, staff, item, folder, seats, close };
}
