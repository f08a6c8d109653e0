// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests drive a browser
import type { Page } from "playwright-core";
import { hostileTexts } from "./hostile-text.ts";
import { hostileFileName, pdf } from "./planted-city.ts";

/** The forms of a page somebody can write into, each by its fields' names. */
export async function formsOf(page: Page, address: string): Promise<string[]> {
	const html = await (await page.context().request.get(address)).text();
	if (!/<form/.test(html)) return [];
	await page.goto(address);
	return page.evaluate(() =>
		[...document.forms].flatMap((form) => {
			const fields = [...form.elements]
				.filter((each) => each.matches(writable()))
				.map((each) => (each as HTMLInputElement).name);
			function writable() {
				return "textarea, input:not([type=hidden], [type=radio], [type=checkbox], [type=submit])";
			}
			return fields.length > 0 ? [fields.join()] : [];
		}),
	);
}

/** Fills the so-manieth form one can write into with hostile text, and sends it past everything a browser would check. */
export async function send(page: Page, at: number): Promise<void> {
	const forms = page.locator(
		"form:has(textarea), form:has(input:not([type=hidden], [type=radio], [type=checkbox], [type=submit]))",
	);
	const form = forms.nth(at);
	for (const input of await form.locator("input[type=file]").all())
		await input.setInputFiles({
			name: hostileFileName,
			mimeType: "application/pdf",
			buffer: Buffer.from(pdf),
		});
	await Promise.all([
		page.waitForNavigation(),
		form.evaluate((each: HTMLFormElement, text) => {
			for (const field of each.elements) {
				if (
					!field.matches(
						"textarea, input:not([type=hidden], [type=radio], [type=checkbox], [type=submit], [type=file])",
					)
				)
					continue;
				const input = field as HTMLInputElement;
				input.removeAttribute("maxlength");
				input.type = field.matches("textarea") ? input.type : "text";
				input.value = text!;
			}
			each.submit();
		}, hostileTexts[0]),
	]);
}
