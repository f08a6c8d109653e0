/** Shows the buttons that copy, which nothing but a script can. */
export function watchCopies(): void {
	for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
		button.hidden = false;
		button.addEventListener("click", async () => {
			await navigator.clipboard.writeText(button.dataset.copy ?? "");
			button.textContent = button.dataset.copied ?? "";
		});
	}
}
