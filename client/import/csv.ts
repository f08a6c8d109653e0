/** Why a text is not CSV. */
export class CsvFault extends Error {
	/** Line the fault is in, from 1. */
	readonly line: number;

	constructor(reason: string, line: number) {
		super(`${reason} (line ${line})`);
		this.name = "CsvFault";
		this.line = line;
	}
}

/**
 * The records of a CSV text (RFC 4180), each as its fields. Lines end in CRLF or LF; a byte order mark is skipped; quotes are
 * doubled inside quotes. Refuses an open quote and text after a closing one (CsvFault).
 */
export function parseCsv(text: string): string[][] {
	const records: string[][] = [];
	let record: string[] = [];
	let at = text.startsWith("\ufeff") ? 1 : 0;
	let line = 1;
	while (at < text.length) {
		const field = text[at] === '"' ? quoted(text, at, line) : plain(text, at);
		record.push(field.value);
		line += newlines(field.value);
		at = field.end;
		if (text[at] === ",") {
			at++;
			// A comma before the end of the text still begins one more field.
			if (at === text.length) record.push("");
			else continue;
		}
		at += text.startsWith("\r\n", at) ? 2 : 1;
		line++;
		records.push(record);
		record = [];
	}
	return records;
}

interface Field {
	readonly value: string;
	/** Position of the comma or line end after it. */
	readonly end: number;
}

const fieldEnd = /[,\n]/g;

function plain(text: string, at: number): Field {
	fieldEnd.lastIndex = at;
	const stop = fieldEnd.exec(text)?.index ?? text.length;
	const end = text[stop] === "\n" && text[stop - 1] === "\r" && stop > at ? stop - 1 : stop;
	return { value: text.slice(at, end), end };
}

function quoted(text: string, at: number, line: number): Field {
	let value = "";
	let from = at + 1;
	for (;;) {
		const quote = text.indexOf('"', from);
		if (quote < 0) throw new CsvFault("a quoted field has no end", line);
		value += text.slice(from, quote);
		if (text[quote + 1] !== '"') return closed(text, { value, end: quote + 1 }, line);
		value += '"';
		from = quote + 2;
	}
}

function closed(text: string, field: Field, line: number): Field {
	const rest = text.slice(field.end, field.end + 2);
	if (rest === "" || rest.startsWith(",") || rest.startsWith("\n") || rest === "\r\n") return field;
	throw new CsvFault("text after a closing quote", line);
}

function newlines(value: string): number {
	return value.split("\n").length - 1;
}
