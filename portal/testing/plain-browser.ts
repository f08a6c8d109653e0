/** What a server answered. */
export interface Answered {
	readonly status: number;
	readonly body: string;
	/** Where it leads on to, without the host. */
	readonly location: string | undefined;
	readonly headers: Headers;
}

export interface PostSetting {
	/** The token to send; that of the page got last where it is not said, none where it is null. */
	readonly csrf?: string | null;
	/** Which site's page the form is on. */
	readonly origin?: string;
}

/** A browser without scripts: keeps cookies, follows nothing by itself, and can be made to do what an attacker's would. */
export class PlainBrowser {
	readonly #address: string;
	readonly #agent: string;
	readonly cookies = new Map<string, string>();
	#csrf: string | undefined;

	constructor(address: string, agent = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0") {
		this.#address = address;
		this.#agent = agent;
	}

	async get(path: string): Promise<Answered> {
		return this.#send(path, {});
	}

	async post(
		path: string,
		fields: Readonly<Record<string, string>> | URLSearchParams | FormData,
		{ csrf = this.#csrf ?? null, origin = this.#address }: PostSetting = {},
	): Promise<Answered> {
		const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
		if (csrf !== null) body.set("csrf", csrf);
		return this.#send(path, { method: "POST", body, headers: { origin } });
	}

	/** Posts and goes where it leads. */
	async submit(
		path: string,
		fields: Readonly<Record<string, string>> | URLSearchParams | FormData,
	): Promise<Answered> {
		const { location, status } = await this.post(path, fields);
		if (location === undefined) throw new Error(`${path} led nowhere: ${status}`);
		return this.get(location);
	}

	async #send(path: string, init: RequestInit): Promise<Answered> {
		const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
		const headers = { "user-agent": this.#agent, cookie, accept: "text/html", ...init.headers };
		const response = await fetch(this.#address + path, { ...init, headers, redirect: "manual" });
		for (const line of response.headers.getSetCookie()) this.#keep(line);
		const body = await response.text();
		this.#csrf = /name="csrf" value="([^"]+)"/.exec(body)?.[1] ?? this.#csrf;
		const location = response.headers.get("location") ?? undefined;
		return { status: response.status, body, location, headers: response.headers };
	}

	#keep(line: string): void {
		const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
		if (/Max-Age=0/i.test(line)) this.cookies.delete(name!);
		else this.cookies.set(name!, value!);
	}
}
