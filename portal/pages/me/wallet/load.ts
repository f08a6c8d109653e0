import type { CertificateFile } from "@mingjian/client/credential/certificate.ts";
import type { WalletFault } from "../../../me/wallet.ts";
import { type AskedBy, only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import type { Standing } from "../../certificate/load.ts";
import { type Act, type Load, SeeOther } from "../../page.ts";

/** A certificate as a line of a wallet. */
export interface WalletLine {
	readonly identifier: string;
	readonly type: Words;
	readonly issuer: Words;
	readonly standing: Standing;
	readonly validUntilMs?: number;
}

export interface WalletModel {
	readonly certificates: readonly WalletLine[];
	readonly fault?: WalletFault;
}

interface Answer {
	readonly record: { readonly issuer: string; readonly validUntilMs?: number };
	readonly standing: Standing;
}

async function modelOf({ me, city, visitor }: AskedBy): Promise<WalletModel> {
	const files = await me.wallet.of(visitor.account);
	const lines = await Promise.all(files.map((file) => lineOf(city, file)));
	return { certificates: lines.filter((line) => line !== undefined) };
}

/** A certificate as the record has it now; undefined where it has none. */
export async function lineOf(city: AskedBy["city"], file: CertificateFile): Promise<WalletLine | undefined> {
	const { identifier, type } = file;
	const found = await city.ask<Answer>("certificates", "certificate", { identifier });
	if (!found) return undefined;
	const { issuer, validUntilMs } = found.record;
	return {
		identifier,
		type: (await city.typeName(type)) ?? { zh: type, en: type },
		issuer: (await city.nameOf(issuer)) ?? { zh: issuer, en: issuer },
		standing: found.standing,
		...(validUntilMs === undefined ? {} : { validUntilMs }),
	};
}

export const loadWallet: Load<WalletModel> = only("citizen", modelOf);

/** Puts a certificate's file into the wallet. */
export const addCertificate: Act<WalletModel> = only("citizen", async (asked) => {
	const file = asked.posted.files.get("certificate");
	const fault = file ? asked.me.wallet.add(asked.city, asked.visitor.account, file.bytes) : "malformed";
	return fault ? { ...(await modelOf(asked)), fault } : new SeeOther("/me/wallet");
});
