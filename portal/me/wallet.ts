import { blindHolder, type CertificateFile } from "@mingjian/client/credential/certificate.ts";
import { fromBase64, toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { commitment } from "@mingjian/ledger/crypto/canonical-json.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { CertificateRecord } from "@mingjian/services/certificates/schema.ts";
import { certificates } from "@mingjian/services/certificates/state.ts";
import type { City } from "../city/city.ts";
import type { PortalStore } from "../session/portal-store.ts";
import type { Edge } from "./edge.ts";
import type { Matters } from "./matters.ts";

/** Why a file is not put into a wallet. */
export type WalletFault = "malformed" | "unknown" | "differs" | "not-yours" | "full";

const mostKept = 40;
const mostFileBytes = 256 * 1024;
const mostDepth = 40;
/** Latest applications whose certificates are looked for. */
const mostMatters = 10;

interface WalletSetting {
	readonly store: PortalStore;
	readonly clock: () => number;
	readonly edge: Edge;
	readonly matters: Matters;
}

/** Certificates of each citizen: those departments sealed to them with a case, and files they brought themselves. */
export class Wallet {
	readonly #setting: WalletSetting;

	constructor(setting: WalletSetting) {
		this.#setting = setting;
		setting.store.table(`CREATE TABLE IF NOT EXISTS me_certificate (
			account TEXT NOT NULL, identifier TEXT NOT NULL, added INTEGER NOT NULL, file BLOB NOT NULL,
			PRIMARY KEY (account, identifier)) STRICT`);
	}

	/** Puts a certificate's file into a wallet. Refuses one the record does not bear out, and one of somebody else. */
	add(city: City, account: string, bytes: Uint8Array): WalletFault | undefined {
		const { store, clock } = this.#setting;
		const file = readFile(bytes);
		if (!file) return "malformed";
		const record = city.node.queryContext("certificates").get(certificates, file.identifier);
		if (!record) return "unknown";
		const fault = faultOf(file, record, account);
		if (fault) return fault;
		if (this.#kept(account).length >= mostKept) return "full";
		store.run("INSERT OR REPLACE INTO me_certificate VALUES (:account, :identifier, :added, :sealed)", {
			account,
			identifier: file.identifier,
			added: clock(),
			sealed: store.seal(utf8(JSON.stringify(file)), about(account, file.identifier)),
		});
		return undefined;
	}

	/** Everything in a wallet. */
	async of(account: string): Promise<CertificateFile[]> {
		const files = [...this.#kept(account), ...(await this.#delivered(account))];
		return [...new Map(files.map((file) => [file.identifier, file])).values()];
	}

	#kept(account: string): CertificateFile[] {
		const { store } = this.#setting;
		const rows = store.all<{ readonly identifier: string; readonly file: Uint8Array }>(
			"SELECT identifier, file FROM me_certificate WHERE account = :account ORDER BY added DESC",
			{ account },
		);
		return rows.flatMap(({ identifier, file }) => {
			const bytes = store.open(file, about(account, identifier));
			return bytes ? [JSON.parse(fromUtf8(bytes)) as CertificateFile] : [];
		});
	}

	async #delivered(account: string): Promise<CertificateFile[]> {
		const { matters, edge } = this.#setting;
		const latest = matters.of(account).slice(0, mostMatters);
		const notices = await Promise.all(latest.map((matter) => edge.notices(matters.file(matter))));
		return notices
			.flat()
			.flatMap(({ group, plain }) =>
				group === "certificate" && plain.kind === "json" ? [plain.value as unknown as CertificateFile] : [],
			);
	}
}

function faultOf(file: CertificateFile, record: CertificateRecord, account: string): WalletFault | undefined {
	if (file.type !== record.type) return "differs";
	const made = toBase64(commitment(fromBase64(file.salt), file.particulars as Json));
	if (made !== record.commitment) return "differs";
	const holder = "holder" in record ? record.holder : undefined;
	if (holder === undefined) return undefined;
	const salt = file.holder?.salt;
	return salt !== undefined && blindHolder(account, salt) === holder ? undefined : "not-yours";
}

function readFile(bytes: Uint8Array): CertificateFile | undefined {
	if (bytes.length > mostFileBytes) return undefined;
	try {
		const text = fromUtf8(Uint8Array.from(bytes));
		if (depthOf(text) > mostDepth) return undefined;
		const file = JSON.parse(text) as Partial<CertificateFile>;
		const whole =
			file.format === "mingjian-certificate/1" &&
			typeof file.identifier === "string" &&
			typeof file.type === "string" &&
			typeof file.salt === "string" &&
			fromBase64(file.salt).length === 32 &&
			typeof file.particulars === "object" &&
			file.particulars !== null;
		return whole ? (file as CertificateFile) : undefined;
	} catch {
		return undefined;
	}
}

/** How deep brackets go at most, whatever they stand in: certificates are flat, and what walks a deep value would run out of stack. */
function depthOf(text: string): number {
	let depth = 0;
	let deepest = 0;
	for (const letter of text) {
		if (letter === "[" || letter === "{") deepest = Math.max(deepest, ++depth);
		else if (letter === "]" || letter === "}") depth--;
	}
	return deepest;
}

function about(account: string, identifier: string): string {
	return `certificate ${account} ${identifier}`;
}
