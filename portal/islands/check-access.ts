// On the page of openings: a button that checks the list on this device; the verifier is loaded when it is pressed.

for (const place of document.querySelectorAll<HTMLElement>("[data-access]")) {
	const button = place.querySelector<HTMLButtonElement>("[data-run]");
	if (!button) continue;
	button.hidden = false;
	button.addEventListener("click", async () => {
		button.disabled = true;
		const { checkAccess } = await import("./access/check-list.ts");
		await checkAccess(place).finally(() => {
			button.disabled = false;
		});
	});
}
