import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { isUscc } from "@mingjian/services/rules/uscc.ts";
import { departmentWords } from "./department-names.ts";
import type { Draft } from "./read-row.ts";

/** A department on the record. */
export interface KnownDepartment {
	/** `department:code` */
	readonly account: string;
	readonly name: Words;
}

/** A department of the import and the account it acts by. */
export interface PlannedDepartment {
	readonly account: string;
	readonly code: string;
	/** `local` where no valid credit code is known of it. */
	readonly codeScheme: "uscc" | "local";
	readonly name: Words;
	/** True where the record has the account already. */
	readonly registered: boolean;
	/** Rows that name it and are imported. */
	readonly rows: number;
}

const prefix = "department:";

/**
 * The departments the rows name, by name, in the order first seen. One on the record under that name is used. Otherwise its
 * code is, in this order: the valid credit code most of its rows give as department code; the credit code of a government
 * organ most of its item codes give; that of any other body; a local code. A credit code goes to one department only, the one
 * with more rows for it.
 */
export function assignDepartments(
	drafts: readonly Draft[],
	known: readonly KnownDepartment[],
): ReadonlyMap<string, PlannedDepartment> {
	const byName = Map.groupBy(drafts, ({ department }) => department);
	const recorded = new Map(known.map(({ name, account }) => [name.zh, account]));
	const accounts = new Set(known.map(({ account }) => account));
	const fresh = [...byName].filter(([name]) => !recorded.has(name));
	const codes = assignCodes(new Map(fresh), new Set([...recorded.values()].map(codeOf)));
	return new Map(
		[...byName].map(([name, rows]) => {
			const account = recorded.get(name) ?? `${prefix}${codes.get(name)!}`;
			const code = codeOf(account);
			const codeScheme = isUscc(code) ? "uscc" : "local";
			const registered = accounts.has(account);
			return [
				name,
				{ account, code, codeScheme, name: departmentWords(name), registered, rows: rows.length },
			];
		}),
	);
}

function codeOf(account: string): string {
	return account.slice(prefix.length);
}

interface Claim {
	readonly name: string;
	readonly code: string;
	readonly rank: number;
	readonly rows: number;
}

/** Strongest claims first; each code and each name once. Who is left without gets a local code. */
function assignCodes(byName: ReadonlyMap<string, readonly Draft[]>, taken: Set<string>): Map<string, string> {
	const claims = [...byName].flatMap(([name, drafts]) => claimsOf(name, drafts));
	claims.sort(
		(a, b) => a.rank - b.rank || b.rows - a.rows || compare(a.code, b.code) || compare(a.name, b.name),
	);
	const codes = new Map<string, string>();
	for (const { name, code } of claims) {
		if (codes.has(name) || taken.has(code)) continue;
		codes.set(name, code);
		taken.add(code);
	}
	for (const [name, drafts] of byName) {
		if (codes.has(name)) continue;
		const code = localCode(name, drafts[0]!, taken);
		codes.set(name, code);
		taken.add(code);
	}
	return codes;
}

function claimsOf(name: string, drafts: readonly Draft[]): Claim[] {
	const given = drafts.map(({ departmentCode }) => departmentCode.toUpperCase());
	const owners = drafts.map(({ ownerCode }) => ownerCode ?? "");
	const ranked = [given, owners.filter(isOrgan), owners.filter((code) => !isOrgan(code))];
	return ranked.flatMap((codes, rank) =>
		[...Map.groupBy(codes.filter(isUscc), (code) => code)].map(([code, rows]) => ({
			name,
			code,
			rank,
			rows: rows.length,
		})),
	);
}

/** Registered as an organ of government, not as an institution below one (GB 32100: registration authority 1, kind 1). */
function isOrgan(code: string): boolean {
	return code.startsWith("11");
}

/** The division and the department code as given; a short hash of the name where that is no code or is taken. */
function localCode(name: string, { guide, departmentCode }: Draft, taken: ReadonlySet<string>): string {
	const given = departmentCode.replace(/[^A-Za-z0-9_-]/g, "");
	const code = `${guide.divisionCode}-${given}`.slice(0, 64);
	if (given !== "" && !taken.has(code)) return code;
	return `${guide.divisionCode}-${toHex(sha256(utf8(name))).slice(0, 16)}`;
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
