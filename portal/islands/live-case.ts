// On an application's page: whatever is entered about it appears by itself, and what was missed while offline comes after.

const live = document.querySelector<HTMLElement>("[data-live]");

if (live && "EventSource" in window) listen(live);

function listen(place: HTMLElement): void {
	const { live: key = "", seen = "0", offline = "" } = place.dataset;
	const query = new URLSearchParams({ touched: key, after: seen });
	const stream = new EventSource(`/v1/events?${query}`);
	stream.addEventListener("open", () => note(place, undefined));
	stream.addEventListener("error", () => note(place, offline));
	stream.addEventListener("entry", () => void refresh(place));
}

function note(place: HTMLElement, text: string | undefined): void {
	const line = place.querySelector<HTMLElement>("[data-live-note]");
	if (line) line.textContent = text ?? line.dataset.liveNote ?? "";
}

// One at a time; what came meanwhile is fetched once more.
let busy = false;
let again = false;

async function refresh(place: HTMLElement): Promise<void> {
	if (busy) {
		again = true;
		return;
	}
	busy = true;
	again = false;
	try {
		const answer = await fetch(location.href, { headers: { accept: "text/html" }, cache: "no-store" });
		const page = new DOMParser().parseFromString(await answer.text(), "text/html");
		const fresh = page.querySelector("[data-live]");
		// Somebody who is choosing a grade keeps their choice.
		if (answer.ok && fresh && !place.querySelector("input:checked")) {
			place.replaceChildren(...fresh.childNodes);
			note(place, undefined);
		}
	} finally {
		busy = false;
	}
	if (again) await refresh(place);
}
