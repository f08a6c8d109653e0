// On the verify page: loads verifier and camera when they are used.

const desk = document.querySelector<HTMLFormElement>("[data-desk]");

if (desk) {
	desk.addEventListener("submit", async (event) => {
		event.preventDefault();
		const { verifyDesk } = await import("./verify/verify-desk.ts");
		await verifyDesk(desk);
	});
	scanning(desk);
	judgeFragment(desk);
	addEventListener("hashchange", () => judgeFragment(desk));
	addEventListener("load", () => keep(desk));
}

function scanning(form: HTMLFormElement): void {
	const button = form.querySelector<HTMLButtonElement>("[data-scan-start]")!;
	if (!navigator.mediaDevices) button.hidden = true;
	button.addEventListener("click", async () => {
		button.disabled = true;
		const { scan } = await import("./verify/scan/scan.ts");
		const found = await scan(form);
		button.disabled = false;
		const shown = found && shownAt(found);
		if (shown) location.assign(shown);
		else if (found) judgeText(form, found);
		else button.focus();
	});
}

/** The page here of a code that a holder shows for a minute; undefined for anything else, whatever site it names. */
function shownAt(text: string): string | undefined {
	const address = URL.parse(text);
	if (address?.origin !== location.origin || !/^\/show\/[\w-]{43}$/.test(address.pathname)) return undefined;
	return location.pathname.replace(/\/verify$/, address.pathname);
}

function judgeText(form: HTMLFormElement, text: string): void {
	form.querySelector("textarea")!.value = text;
	form.requestSubmit();
}

// What stands behind # never leaves the device.
function judgeFragment(form: HTMLFormElement): void {
	try {
		const text = decodeURIComponent(location.hash.slice(1));
		if (/^(MJ1:|c2sp\.org\/tlog-proof|eyJ)/.test(text)) judgeText(form, text);
	} catch {
		// Half an escape is nobody's proof.
	}
}

async function keep(form: HTMLFormElement): Promise<void> {
	const { keepPage } = await import("./verify/keep-page.ts");
	if (await keepPage()) form.querySelector<HTMLElement>("[data-kept]")!.dataset.kept = "yes";
}
