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
	/** Files that go with the form, by field. */
	readonly files?: Readonly<Record<string, File>>;
}

export interface PlainBrowserSetting {
	readonly agent?: string;
	/** Headers of every request, such as a proxy adds. */
	readonly headers?: Readonly<Record<string, string>>;
}

/** A browser without scripts: keeps cookies, follows nothing by itself, and can be made to do what an attacker's would. */
export class PlainBrowser {
	readonly #address: string;
	readonly #headers: Readonly<Record<string, string>>;
	readonly cookies = new Map<string, string>();
	#csrf: string | undefined;

	constructor(address: string, { agent, headers = {} }: PlainBrowserSetting = {}) {
		this.#address = address;
		const named = agent ?? "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";
		this.#headers = { "user-agent": named, accept: "text/html", ...headers };
	}

	async get(path: string): Promise<Answered> {
		return this.#send(path, {});
	}

	async post(
		path: string,
		fields: Readonly<Record<string, string>> | URLSearchParams | FormData,
		{ csrf = this.#csrf ?? null, origin = this.#address, files }: PostSetting = {},
	): Promise<Answered> {
		const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
		if (csrf !== null) body.set("csrf", csrf);
		return this.#send(path, {
			method: "POST",
			body: files ? withFiles(body, files) : body,
			headers: { origin },
		});
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

	/** Signs in as a person of the demo city. */
	async takeSeat(account: string): Promise<this> {
		await this.get("/sign-in");
		const { status } = await this.post("/sign-in", { way: "demo", account });
		if (status !== 303) throw new Error(`${account} was not let in: ${status}`);
		return this;
	}

	async #send(path: string, init: RequestInit): Promise<Answered> {
		const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
		const headers = { ...this.#headers, cookie, ...init.headers };
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

function withFiles(fields: URLSearchParams | FormData, files: Readonly<Record<string, File>>): FormData {
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	for (const [name, file] of Object.entries(files)) form.set(name, file);
	return form;
}
