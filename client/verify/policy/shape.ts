import type { Words } from "@mingjian/ledger/runtime/words.ts";

/** One place where a document is not as it must be. */
export interface ShapeFault {
	/** JSON pointer (RFC 6901) into the document. */
	readonly pointer: string;
	readonly words: Words;
}

/** Looks at a value; undefined where it fits, else the first place where it does not. */
export type Shape = (value: unknown, pointer: string) => ShapeFault | undefined;

// A handful of lines instead of a schema library: the verifier ships to phones.

/** An object with exactly these members; those named in `optional` may be missing. */
export function object(members: Readonly<Record<string, Shape>>, optional: readonly string[] = []): Shape {
	return (value, pointer) => {
		if (typeof value !== "object" || value === null || Array.isArray(value))
			return fault(pointer, "应为对象", "must be an object");
		const given = value as Readonly<Record<string, unknown>>;
		const surplus = Object.keys(given).find((name) => !Object.hasOwn(members, name));
		if (surplus !== undefined)
			return fault(`${pointer}/${escaped(surplus)}`, "多余的成员", "is not known here");
		for (const [name, shape] of Object.entries(members)) {
			const at = `${pointer}/${name}`;
			if (Object.hasOwn(given, name)) {
				const found = shape(given[name], at);
				if (found) return found;
			} else if (!optional.includes(name)) return fault(at, "缺少", "is missing");
		}
		return undefined;
	};
}

/** A list of at least `min` and at most `max` of the same shape. */
export function list(shape: Shape, min: number, max: number): Shape {
	return (value, pointer) => {
		if (!Array.isArray(value)) return fault(pointer, "应为列表", "must be a list");
		if (value.length < min || value.length > max)
			return fault(pointer, `应有 ${min} 至 ${max} 项`, `must have ${min} to ${max} items`);
		for (const [at, item] of value.entries()) {
			const found = shape(item, `${pointer}/${at}`);
			if (found) return found;
		}
		return undefined;
	};
}

/** A text of 1 to `max` characters that the pattern matches. */
export function text(max: number, pattern = /^/): Shape {
	return (value, pointer) =>
		typeof value === "string" && value.length > 0 && value.length <= max && pattern.test(value)
			? undefined
			: fault(
					pointer,
					`应为符合格式的文本，最长 ${max} 字符`,
					`must be a text of the required form, at most ${max} long`,
				);
}

/** A whole number from `min` to `max`. */
export function whole(min: number, max: number): Shape {
	return (value, pointer) =>
		Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max
			? undefined
			: fault(pointer, `应为 ${min} 至 ${max} 的整数`, `must be a whole number from ${min} to ${max}`);
}

function fault(pointer: string, zh: string, en: string): ShapeFault {
	return { pointer, words: { zh, en } };
}

function escaped(name: string): string {
	return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
