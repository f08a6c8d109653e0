import type { WebApp, WebRequest } from "./web.ts";

/** A file that came with a form. */
export interface PostedFile {
	/** As the sender's computer calls it; text of a stranger. */
	readonly name: string;
	/** As the sender says; never to be believed. */
	readonly type: string;
	readonly bytes: Uint8Array;
}

/** What a person sent with a form. */
export interface Posted {
	readonly fields: URLSearchParams;
	readonly files: ReadonlyMap<string, PostedFile>;
}

const plainForm = "application/x-www-form-urlencoded";
const fileForm = "multipart/form-data";

/** Octets of a form without files and with them. */
export const mostFormBytes = 256 * 1024;
export const mostFileFormBytes = 12 * 1024 * 1024;
const mostFields = 400;

/** Has the bodies of forms read as octets; a larger one is refused before it is read, and so is any other type. */
export function addFormParsers(app: WebApp): void {
	app.removeAllContentTypeParsers();
	for (const [type, bodyLimit] of [
		[plainForm, mostFormBytes],
		[fileForm, mostFileFormBytes],
		["application/json", mostFormBytes],
	] as const)
		app.addContentTypeParser(type, { parseAs: "buffer", bodyLimit }, (_request, body, done) =>
			done(null, body),
		);
}

/** Reads what a form sent; undefined where it is no form, is malformed or has more fields than any form of ours. */
export async function readPosted({ headers, body }: WebRequest): Promise<Posted | undefined> {
	const type = String(headers["content-type"] ?? "");
	if (!(body instanceof Uint8Array) || !(type.startsWith(plainForm) || type.startsWith(fileForm)))
		return undefined;
	if (!isSmall(body, type)) return undefined;
	try {
		const response = new Response(new Uint8Array(body), { headers: { "content-type": type } });
		return await sorted(await response.formData());
	} catch {
		return undefined;
	}
}

// Counted before anything is read: taking a hundred thousand fields apart would hold up everybody else.
function isSmall(body: Uint8Array, type: string): boolean {
	const boundary = /boundary="?([^";]{1,70})/i.exec(type)?.[1];
	const between = type.startsWith(fileForm) ? `--${boundary ?? ""}` : "&";
	const octets = Buffer.from(body.buffer, body.byteOffset, body.length);
	let count = 0;
	for (let at = octets.indexOf(between); at >= 0; at = octets.indexOf(between, at + between.length))
		if (++count > mostFields + 1) return false;
	return true;
}

async function sorted(form: FormData): Promise<Posted | undefined> {
	const fields = new URLSearchParams();
	const files = new Map<string, PostedFile>();
	const entries = [...form.entries()];
	if (entries.length > mostFields) return undefined;
	for (const [name, value] of entries) {
		if (typeof value === "string") fields.append(name, value.replaceAll("\r\n", "\n"));
		// A file field that was left alone comes as a file without a name.
		else if (value.name !== "" || value.size > 0)
			files.set(name, {
				name: value.name,
				type: value.type,
				bytes: new Uint8Array(await value.arrayBuffer()),
			});
	}
	return { fields, files };
}
