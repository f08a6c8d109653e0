// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests drive a browser
import type { CDPSession, Page } from "playwright-core";

/** A device with passkeys that a browser believes in (WebAuthn Level 3 §11). */
export class VirtualAuthenticator {
	readonly #session: CDPSession;
	readonly #id: string;

	private constructor(session: CDPSession, id: string) {
		this.#session = session;
		this.#id = id;
	}

	/** Plugs a device into a page; what it signs with is of the page's own origin. */
	static async plug(page: Page, transport: "internal" | "usb" = "internal"): Promise<VirtualAuthenticator> {
		const session = await page.context().newCDPSession(page);
		await session.send("WebAuthn.enable");
		const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
			options: {
				protocol: "ctap2",
				transport,
				hasResidentKey: true,
				hasUserVerification: true,
				isUserVerified: true,
				automaticPresenceSimulation: true,
			},
		});
		return new VirtualAuthenticator(session, authenticatorId);
	}

	/** Whether the device finds that it is its owner who touches it. */
	async verifiesUser(isUserVerified: boolean): Promise<void> {
		await this.#session.send("WebAuthn.setUserVerified", { authenticatorId: this.#id, isUserVerified });
	}

	/** Whether somebody touches the device when it asks. */
	async isTouched(enabled: boolean): Promise<void> {
		await this.#session.send("WebAuthn.setAutomaticPresenceSimulation", {
			authenticatorId: this.#id,
			enabled,
		});
	}

	/** How many passkeys it holds. */
	async count(): Promise<number> {
		const { credentials } = await this.#session.send("WebAuthn.getCredentials", {
			authenticatorId: this.#id,
		});
		return credentials.length;
	}

	/** The device is gone, with everything on it. */
	async lose(): Promise<void> {
		await this.#session.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId: this.#id });
	}
}
