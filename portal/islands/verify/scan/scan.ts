import { type Language, speak } from "../../../words/words.ts";
import { codeReader, frameOf } from "./read-code.ts";
import { scanWords } from "./words.ts";

/** Between two looks at the picture: a phone must not grow hot. */
const pauseMs = 120;

/**
 * Looks through the camera until a QR code is seen; its text, or undefined where the person stops. Says beside the picture what goes on,
 * and why there is none: no camera, not allowed, no reader.
 */
export async function scan(place: HTMLElement): Promise<string | undefined> {
	const t = speak(scanWords, place.dataset.language as Language);
	const note = place.querySelector<HTMLElement>("[data-scan-note]")!;
	const say = (text: string) => {
		note.textContent = text;
	};
	say(t.opening);
	try {
		const [stream, read] = await Promise.all([
			navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } } }),
			codeReader(),
		]);
		say(t.looking);
		return await look(place, stream, read);
	} catch (error) {
		say(t[troubleOf(error)]);
		return undefined;
	}
}

function troubleOf(error: unknown): "refused" | "none" | "noReader" {
	const name = error instanceof Error ? error.name : "";
	if (name === "NotAllowedError" || name === "SecurityError") return "refused";
	return name === "NotFoundError" || name === "NotReadableError" || name === "TypeError"
		? "none"
		: "noReader";
}

async function look(
	place: HTMLElement,
	stream: MediaStream,
	read: (picture: ImageData) => Promise<string | undefined>,
): Promise<string | undefined> {
	const video = place.querySelector("video")!;
	const stop = place.querySelector<HTMLButtonElement>("[data-scan-stop]")!;
	let stopped = false;
	const end = () => {
		stopped = true;
	};
	stop.addEventListener("click", end, { once: true });
	const shown = place.querySelector<HTMLElement>("[data-scan-view]")!;
	shown.hidden = false;
	video.srcObject = stream;
	try {
		await video.play();
		while (!stopped) {
			const { videoWidth, videoHeight } = video;
			const found = videoWidth > 0 ? await read(frameOf(video, videoWidth, videoHeight)) : undefined;
			if (found) return found;
			await new Promise((resolve) => setTimeout(resolve, pauseMs));
		}
		return undefined;
	} finally {
		stop.removeEventListener("click", end);
		for (const track of stream.getTracks()) track.stop();
		video.srcObject = null;
		shown.hidden = true;
		place.querySelector<HTMLElement>("[data-scan-note]")!.textContent = "";
	}
}
