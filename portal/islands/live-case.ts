// On an application's page: whatever is entered about it appears by itself, and what was missed while offline comes after.

const live = document.querySelector<HTMLElement>("[data-live]");

/** Milliseconds before what failed is tried again, and the most that grows to. */
const firstWait = 1000;
const longestWait = 30_000;

/** Milliseconds after which a page that has not come is given up and asked for anew. */
const patience = 15_000;

if (live && "EventSource" in window) follow(live);

/** Listens for entries about the case. A stream that the server or something before it refused is opened anew; the browser mends the others. */
function follow(place: HTMLElement): void {
	const { live: key = "", seen = "0", offline = "" } = place.dataset;
	const query = new URLSearchParams({ touched: key, after: seen });
	const stream = new EventSource(`/v1/events?${query}`);
	stream.addEventListener("open", () => note(place, undefined));
	stream.addEventListener("entry", () => void refresh(place));
	stream.addEventListener("error", () => {
		note(place, offline);
		if (stream.readyState === EventSource.CLOSED) setTimeout(() => follow(place), longestWait / 6);
	});
}

function note(place: HTMLElement, text: string | undefined): void {
	const line = place.querySelector<HTMLElement>("[data-live-note]");
	if (line) line.textContent = text ?? line.dataset.liveNote ?? "";
}

// One at a time; what came meanwhile is fetched once more.
let busy = false;
let again = false;

/** Puts the case as it is now in place of what is shown, and does not give up: the stream does not tell twice what a failed answer was about. */
async function refresh(place: HTMLElement): Promise<void> {
	again = true;
	if (busy) return;
	busy = true;
	let wait = firstWait;
	while (again) {
		again = false;
		const fresh = await current().catch(() => undefined);
		if (fresh) {
			// Somebody who is choosing a grade keeps their choice.
			if (!place.querySelector("input:checked")) place.replaceChildren(...fresh.childNodes);
			note(place, undefined);
			wait = firstWait;
		} else {
			again = true;
			note(place, place.dataset.offline);
			await onlineOrAfter(wait);
			wait = Math.min(2 * wait, longestWait);
		}
	}
	busy = false;
}

/** The case's part of the page as the server has it; undefined where the answer is none, such as for somebody signed out meanwhile. */
async function current(): Promise<Element | undefined> {
	const answer = await fetch(location.href, {
		headers: { accept: "text/html" },
		cache: "no-store",
		signal: AbortSignal.timeout(patience),
	});
	const page = new DOMParser().parseFromString(await answer.text(), "text/html");
	return (answer.ok && page.querySelector("[data-live]")) || undefined;
}

async function onlineOrAfter(milliseconds: number): Promise<void> {
	await new Promise<void>((resolve) => {
		const timer = setTimeout(done, milliseconds);
		addEventListener("online", done);
		function done(): void {
			clearTimeout(timer);
			removeEventListener("online", done);
			resolve();
		}
	});
}
