// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { OpenCity } from "../open-city.ts";
import { type Finding, worst } from "./finding.ts";
import type { MeasuredPage } from "./measured-pages.ts";
import { atOnce, contextFor } from "./visits.ts";

const tabs = 2;
const portion = 20;

interface Looked {
	readonly where: string;
	readonly values: Readonly<Record<Name, number>>;
	/** What is widest of a page that has to be moved sideways. */
	readonly wide: Partial<Record<Name, string>>;
}

type Name =
	| "reflow"
	| "spaced"
	| "zoomed"
	| "enlarged"
	| "target"
	| "elderTarget"
	| "elderReflow"
	| "body"
	| "any";

/** WCAG 1.4.10, 1.4.12, 1.4.4, 1.4.6 and 2.5.5, and the elder mode's own, measured on every page. */
export async function layouts(
	browser: Browser,
	city: OpenCity,
	pages: readonly MeasuredPage[],
): Promise<Finding[]> {
	const looked = (await atOnce(portions(pages), tabs, (some) => lookAt(browser, city, some))).flat();
	const of = (name: Name) =>
		looked.map(({ where, values, wide }) => ({
			measured: values[name],
			where: wide[name] ? `${where} ${wide[name]}` : where,
		}));
	const px = { budget: 0, unit: "px" };
	return [
		worst({ what: "sideways at 320 px", ...px }, of("reflow")),
		worst({ what: "sideways at 320 px, text spaced out", ...px }, of("spaced")),
		worst({ what: "sideways at 200 % zoom of 1280 px", ...px }, of("zoomed")),
		worst({ what: "sideways with text at 200 %", ...px }, of("enlarged")),
		worst({ what: "sideways at 320 px, elder mode", ...px }, of("elderReflow")),
		worst({ what: "height of targets", budget: 44, unit: "px", atLeast: true }, of("target")),
		worst(
			{ what: "height of targets, elder mode", budget: 60, unit: "px", atLeast: true },
			of("elderTarget"),
		),
		worst(
			{ what: "contrast of body text, light and dark", budget: 7, unit: ":1", atLeast: true },
			of("body"),
		),
		worst(
			{ what: "contrast of any text, light and dark", budget: 4.5, unit: ":1", atLeast: true },
			of("any"),
		),
	];
}

/** Pages of one reader each, so many together. */
function portions(pages: readonly MeasuredPage[]): readonly (readonly MeasuredPage[])[] {
	const readers = [...new Set(pages.map(({ reader }) => reader))];
	return readers.flatMap((reader) => {
		const own = pages.filter((page) => page.reader === reader);
		return Array.from({ length: Math.ceil(own.length / portion) }, (_, at) =>
			own.slice(at * portion, (at + 1) * portion),
		);
	});
}

async function lookAt(
	browser: Browser,
	city: OpenCity,
	pages: readonly MeasuredPage[],
): Promise<readonly Looked[]> {
	const contexts = await contextsOf(browser, city, pages[0]?.reader);
	const looked: Looked[] = [];
	for (const { path } of pages) looked.push({ where: path, ...(await look(contexts, city.address + path)) });
	for (const context of Object.values(contexts)) await context.close();
	return looked;
}

type Contexts = Readonly<Record<"narrow" | "wide" | "dark" | "elder", BrowserContext>>;

async function contextsOf(
	browser: Browser,
	city: OpenCity,
	reader: MeasuredPage["reader"],
): Promise<Contexts> {
	const small = { width: 320, height: 640 };
	const open = (options: Parameters<typeof contextFor>[2]) =>
		contextFor(browser, city, { reducedMotion: "reduce", ...(reader ? { reader } : {}), ...options });
	return {
		narrow: await open({ viewport: small, colorScheme: "light" }),
		wide: await open({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }),
		dark: await open({ viewport: { width: 1280, height: 800 }, colorScheme: "dark" }),
		elder: await open({ viewport: small, view: "30.auto.elder" }),
	};
}

async function look(contexts: Contexts, address: string): Promise<Omit<Looked, "where">> {
	const wide: Partial<Record<Name, string>> = {};
	const at = async <T>(name: keyof Contexts, see: (page: Page) => Promise<T>) => {
		const [page = await contexts[name].newPage()] = contexts[name].pages();
		await page.goto(address);
		return see(page);
	};
	const sideways = async (name: Name, page: Page) => {
		const found = await page.evaluate(overflow);
		if (found > 0) wide[name] = await page.evaluate(widest);
		return found;
	};
	const narrow = await at("narrow", async (page) => ({
		reflow: await sideways("reflow", page),
		target: await page.evaluate(leastTarget),
		light: await page.evaluate(contrasts),
		spaced: await page.evaluate(spaceOut).then(() => sideways("spaced", page)),
	}));
	const zoomed = await at("wide", (page) => sideways("zoomed", page));
	const dark = await at("dark", async (page) => ({
		contrast: await page.evaluate(contrasts),
		enlarged: await page.evaluate(enlarge).then(() => sideways("enlarged", page)),
	}));
	const elder = await at("elder", async (page) => ({
		elderReflow: await sideways("elderReflow", page),
		elderTarget: await page.evaluate(leastTarget),
	}));
	const values = {
		reflow: narrow.reflow,
		spaced: narrow.spaced,
		target: narrow.target,
		zoomed,
		enlarged: dark.enlarged,
		...elder,
		body: Math.min(narrow.light.body, dark.contrast.body),
		any: Math.min(narrow.light.any, dark.contrast.any),
	};
	return { values, wide };
}

// What follows runs in the page.

function overflow(): number {
	return Math.max(0, document.documentElement.scrollWidth - innerWidth);
}

function widest(): string {
	const parts = [...document.querySelectorAll<HTMLElement>("body *")]
		.map((part) => ({ part, right: part.getBoundingClientRect().right }))
		.filter(({ right }) => right > innerWidth + 0.5);
	// The innermost of the widest is what does not give way.
	const most = Math.max(...parts.map(({ right }) => right));
	const found = parts.findLast(({ right }) => right > most - 1)?.part;
	return found ? `<${found.localName} class="${found.className}">${found.textContent?.slice(0, 40)}` : "";
}

function spaceOut(): void {
	for (const each of document.querySelectorAll<HTMLElement>("body *")) {
		each.style.lineHeight = "1.5";
		each.style.letterSpacing = "0.12em";
		each.style.wordSpacing = "0.16em";
	}
}

function enlarge(): void {
	document.documentElement.style.fontSize = "200%";
}

function leastTarget(): number {
	// Links inside a sentence are as high as its line, which WCAG allows; half a pixel is the browser's rounding.
	const heights = [...document.querySelectorAll<HTMLElement>("a, button, input, select, textarea, summary")]
		.filter(
			(each) => each.checkVisibility() && !each.matches("p:not(.actions) a, dd a, .skip, .choice input"),
		)
		.map((each) => each.getBoundingClientRect().height + 0.5);
	return Math.floor(Math.min(...heights));
}

function contrasts(): { readonly body: number; readonly any: number } {
	const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
	canvas.canvas.width = 1;
	canvas.canvas.height = 1;
	const rgba = (colour: string) => {
		canvas.clearRect(0, 0, 1, 1);
		canvas.fillStyle = colour;
		canvas.fillRect(0, 0, 1, 1);
		return canvas.getImageData(0, 0, 1, 1).data;
	};
	const light = (colour: string) => {
		const [red, green, blue] = [...rgba(colour)].slice(0, 3).map((part) => {
			const share = part / 255;
			return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
		}) as [number, number, number];
		return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	};
	const ground = (element: Element | null): string => {
		for (let each = element; each; each = each.parentElement) {
			const { backgroundColor } = getComputedStyle(each);
			if (rgba(backgroundColor)[3]! > 250) return backgroundColor;
		}
		return "white";
	};
	let body = 21;
	let any = 21;
	const known = new Map<string, number>();
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let text = texts.nextNode(); text; text = texts.nextNode()) {
		const element = text.parentElement!;
		if (!text.textContent?.trim() || !element.checkVisibility()) continue;
		const { color } = getComputedStyle(element);
		const behind = ground(element);
		const key = `${color} ${behind}`;
		const [dark, bright] = [light(color), light(behind)].sort((a, b) => a - b) as [number, number];
		const ratio = known.get(key) ?? (bright + 0.05) / (dark + 0.05);
		known.set(key, ratio);
		any = Math.min(any, ratio);
		if (element.closest("main") && element.closest("p, li, dd, td") && !element.closest("a, button, .tag"))
			body = Math.min(body, ratio);
	}
	return { body, any };
}
