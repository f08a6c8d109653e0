// On the verify page: shows the desk that needs scripts, and loads the verifier when it is used.

const desk = document.querySelector<HTMLFormElement>("[data-desk]");

if (desk) {
	desk.hidden = false;
	desk.addEventListener("submit", async (event) => {
		event.preventDefault();
		const { verifyDesk } = await import("./verify/verify-desk.ts");
		await verifyDesk(desk);
	});
}
