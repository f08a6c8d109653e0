// While a certificate is shown: a fresh code in time before the old one ends, as long as somebody looks at the page.
import { showSeconds } from "../me/show-seconds.ts";

const aheadSeconds = 5;

setInterval(() => void replace(), (showSeconds - aheadSeconds) * 1000);
document.addEventListener("visibilitychange", () => void replace());

async function replace(): Promise<void> {
	const place = document.querySelector("[data-show]");
	if (document.hidden || !place) return;
	const answer = await fetch(location.href, { headers: { accept: "text/html" }, cache: "no-store" });
	const page = new DOMParser().parseFromString(await answer.text(), "text/html");
	const fresh = page.querySelector("[data-show]");
	if (answer.ok && fresh) place.replaceChildren(...fresh.childNodes);
}
