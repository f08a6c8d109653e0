import { witnessPlace } from "../witness/witness-place.ts";
import type { Configuration } from "./configuration.ts";
import type { ConfigurationFault } from "./load.ts";

/** Faults that only several settings together have. */
export function crossChecks({
	publicUrl,
	passkey,
	limits,
	backup,
	cosigning,
	anchor,
	consortium,
}: Configuration): ConfigurationFault[] {
	const faults: ConfigurationFault[] = [];
	const fault = (name: string, value: string, zh: string, en: string) =>
		faults.push({ name, value, from: "default", message: { zh, en } });
	if (!URL.canParse(publicUrl)) fault("publicUrl", publicUrl, "不是有效网址", "is not an address");
	for (const origin of passkey.origins) {
		if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
			fault("passkey.origins", origin, "不是网站来源", "is not an origin");
		} else if (!within(new URL(origin).hostname, passkey.rpId)) {
			fault("passkey.origins", origin, `不在 ${passkey.rpId} 之内`, `is not within ${passkey.rpId}`);
		}
	}
	for (const name of ["jsonBytes", "batchBytes"] as const) {
		if (limits[name] > limits.bodyBytes)
			fault(
				`limits.${name}`,
				String(limits[name]),
				"大于 limits.bodyBytes",
				"is larger than limits.bodyBytes",
			);
	}
	for (const place of cosigning.witnesses) {
		if (!witnessPlace(place))
			fault("cosigning.witnesses", place, "公钥不是见证方的 vkey", "is not a cosigner's vkey");
	}
	const { catchUpFrom, trust } = consortium;
	if (catchUpFrom.length > 0 && (catchUpFrom.length < 2 || trust === undefined))
		fault(
			"consortium.catchUpFrom",
			catchUpFrom.join(),
			"需要两个以上网址和 consortium.trust",
			"needs two addresses or more, and consortium.trust",
		);
	if (backup.everySeconds > 0 && (backup.folder === undefined || backup.recipients.length === 0))
		fault(
			"backup.everySeconds",
			String(backup.everySeconds),
			"需要 backup.folder 和 backup.recipients",
			"needs backup.folder and backup.recipients",
		);
	for (const name of ["chainId", "contract"] as const) {
		if (anchor.rpc !== undefined && anchor[name] === undefined)
			fault(`anchor.${name}`, "", "设了 anchor.rpc 就必须设", "must be set where anchor.rpc is");
	}
	return faults;
}

function within(host: string, domain: string): boolean {
	return host === domain || host.endsWith(`.${domain}`);
}
