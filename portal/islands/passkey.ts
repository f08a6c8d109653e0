// On pages with passkey forms: asks the device and sends what it answered with the form.
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from "@simplewebauthn/browser";

type Fields = Readonly<Record<string, string>>;

const ceremonies: Readonly<Record<string, (options: never) => Promise<Fields>>> = {
	async make(optionsJSON) {
		return { response: JSON.stringify(await startRegistration({ optionsJSON })) };
	},
	async answer(optionsJSON) {
		return { response: JSON.stringify(await startAuthentication({ optionsJSON })) };
	},
	async sign(optionsJSON) {
		const { id, response } = await startAuthentication({ optionsJSON });
		const { authenticatorData, clientDataJSON: clientData, signature } = response;
		return { credential: id, authenticatorData, clientData, signature };
	},
};

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
	form.hidden = false;
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		void ask(form);
	});
}

async function ask(form: HTMLFormElement): Promise<void> {
	const { passkey, options, cancelled, unsupported } = form.dataset;
	const said = form.querySelector<HTMLElement>("[data-said]")!;
	const button = form.querySelector("button")!;
	if (!browserSupportsWebAuthn()) {
		said.textContent = unsupported!;
		return;
	}
	said.textContent = "";
	button.disabled = true;
	try {
		const fields = await ceremonies[passkey!]!(JSON.parse(options!) as never);
		for (const [name, value] of Object.entries(fields)) {
			const input = Object.assign(document.createElement("input"), { type: "hidden", name, value });
			form.append(input);
		}
		form.submit();
	} catch {
		// Refused, timed out or closed by the person: they may try again, and nothing was sent.
		said.textContent = cancelled!;
		button.disabled = false;
	}
}
