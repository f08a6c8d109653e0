import type { Desk } from "../session/desk.ts";
import type { Work } from "../work/work.ts";
import { pageHeaders } from "./headers.ts";
import type { WebApp, WebReply, WebRequest } from "./web.ts";

interface MaterialsSetting {
	readonly desk: Desk;
	readonly work: Work;
}

/** Kinds of file by how they begin; everything else is octets. */
const kinds: readonly (readonly [begins: string, type: string, ending: string])[] = [
	["25504446", "application/pdf", "pdf"],
	["89504e47", "image/png", "png"],
	["ffd8ff", "image/jpeg", "jpg"],
];

/**
 * Materials an officer opened, as files to be saved: never shown inside a page of ours, whatever they are. For the session that opened them alone, while they are open;
 * for everybody else there is no such address.
 */
export function addMaterials(app: WebApp, setting: MaterialsSetting): void {
	const serve = (request: WebRequest, reply: WebReply) => sendMaterial(request, reply, setting);
	for (const prefix of ["", "/en"]) app.get(`${prefix}/work/cases/:id/materials/:code`, serve);
}

function sendMaterial(request: WebRequest, reply: WebReply, { desk, work }: MaterialsSetting): unknown {
	const { id = "", code = "" } = request.params as Readonly<Record<string, string | undefined>>;
	const session = desk.sessionOf(request);
	const parts = session ? [...(work.opened.find(session.hash, id)?.parts.values() ?? [])] : [];
	const plain = parts.findLast(({ kind, group }) => kind === "material" && group === code)?.plain;
	if (plain?.kind !== "bytes") return reply.callNotFound();
	const begins = Buffer.from(plain.bytes.subarray(0, 4)).toString("hex");
	const [, type, ending] = kinds.find(([start]) => begins.startsWith(start)) ?? [
		"",
		"application/octet-stream",
		"bin",
	];
	return reply
		.headers({ ...pageHeaders, "cache-control": "no-store", "content-type": type })
		.header("content-disposition", `attachment; filename="${code}-${id.slice(0, 10)}.${ending}"`)
		.send(Buffer.from(plain.bytes));
}
