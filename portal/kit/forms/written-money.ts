/** Yuan as people write them, in fen, exactly: `1,234.5` is 123450. Undefined for anything else. */
export function fenOf(written: string): number | undefined {
	const plain = written.trim().replaceAll(/[,，¥\s]/g, "");
	const found = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain);
	if (!found) return undefined;
	const fen = Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0"));
	return Number.isSafeInteger(fen) ? fen : undefined;
}
