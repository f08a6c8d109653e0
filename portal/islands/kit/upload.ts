/**
 * Sends forms with files so that one can see how far they have come. The answer takes the place of the page, as it would have;
 * whatever goes wrong on the way falls back to the browser's own sending.
 */
export function watchUploads(): void {
	for (const form of document.querySelectorAll<HTMLFormElement>('form[enctype="multipart/form-data"]')) {
		form.addEventListener("submit", (event) => {
			const bar = form.querySelector<HTMLProgressElement>("[data-progress]");
			const chosen = form.querySelector<HTMLInputElement>('input[type="file"]')?.files?.length;
			if (!bar || !chosen) return;
			event.preventDefault();
			send(form, event.submitter, bar);
		});
	}
}

function send(form: HTMLFormElement, submitter: HTMLElement | null, bar: HTMLProgressElement): void {
	const request = new XMLHttpRequest();
	bar.hidden = false;
	request.upload.addEventListener("progress", ({ loaded, total }) => {
		bar.value = total > 0 ? (loaded / total) * 100 : 0;
	});
	request.addEventListener("load", () => {
		if (request.status < 400) return location.assign(request.responseURL);
		// A form with faults is shown as the browser shows it, so that its address and history are right.
		form.submit();
	});
	request.addEventListener("error", () => form.submit());
	request.open("POST", form.action);
	request.send(new FormData(form, submitter));
}
