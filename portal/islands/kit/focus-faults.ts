/** Leads whoever listens to what is wrong with a form, and each line of it to its field. */
export function focusFaults(): void {
	const summary = document.querySelector<HTMLElement>(".error-summary");
	summary?.focus();
	summary?.addEventListener("click", (event) => {
		const address = (event.target as Element).closest("a")?.hash;
		const field = address && document.getElementById(address.slice(1));
		if (!field) return;
		event.preventDefault();
		const control = field.matches("fieldset")
			? (field.querySelector<HTMLElement>("input, select") ?? field)
			: field;
		control.focus();
		field.scrollIntoView({ block: "center" });
	});
}
