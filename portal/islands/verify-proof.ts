// On pages with a proof: a small beginning, so that whoever only reads loads no cryptography.

const panel = document.querySelector<HTMLElement>("[data-verify]");
const button = panel?.querySelector<HTMLButtonElement>("[data-run]");

if (panel && button) {
	button.addEventListener("click", async () => {
		button.disabled = true;
		const { checkPanel } = await import("./verify/check-panel.ts");
		await checkPanel(panel).finally(() => {
			button.disabled = false;
		});
	});
}
