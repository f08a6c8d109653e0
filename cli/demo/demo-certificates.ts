import { blindHolder, type Particulars } from "@mingjian/client/credential/certificate.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { commitment } from "@mingjian/ledger/crypto/canonical-json.ts";
import { formatIdentifier } from "@mingjian/services/certificates/rules/identifier.ts";
import { usccCheckCharacter } from "@mingjian/services/rules/uscc.ts";
import type { DemoKeys } from "./demo-keys.ts";
import { demoPerson } from "./demo-people.ts";
import { DemoRandom } from "./demo-random.ts";
import type { DemoOffice } from "./demo-staff.ts";
import { type DemoType, demoTypes } from "./demo-types.ts";

/** One certificate of the demo city: what the record gets and what the holder keeps. */
export interface DemoCertificate {
	readonly type: string;
	readonly identifier: string;
	readonly serial: string;
	readonly particulars: Particulars;
	readonly salt: string;
	readonly commitment: string;
	readonly publicFields?: Readonly<Record<string, string>>;
	/** The citizen's account and the salt that blinds it, where the holder has one. */
	readonly holder?: { readonly account: string; readonly salt: string; readonly blinded: string };
}

/** A type with its department and its certificates. */
export interface DemoSeries extends DemoType {
	readonly office: DemoOffice;
	readonly code: string;
	readonly certificates: readonly DemoCertificate[];
}

/** Demo people who opened an account; they have the first numbers. */
export interface DemoCitizen {
	readonly account: string;
}

interface Surroundings {
	readonly keys: DemoKeys;
	readonly offices: readonly DemoOffice[];
	readonly citizens: readonly DemoCitizen[];
	readonly divisionCode: string;
}

/** Every certificate of the demo city: the same ones for the same keys. */
export function demoSeries(surroundings: Surroundings): DemoSeries[] {
	return demoTypes.map((type) => {
		const office = surroundings.offices.find(({ key }) => key === type.department)!;
		const own = demoTypes.filter(({ department }) => department === type.department);
		const code = `${office.code}${String(own.indexOf(type) + 1).padStart(3, "0")}`;
		const certificates = Array.from({ length: type.count }, (_, at) =>
			certificateOf({ ...type, office, code, certificates: [] }, at, surroundings),
		);
		return { ...type, office, code, certificates };
	});
}

function certificateOf(
	{ type, code, office, publicMembers, particulars: write }: DemoSeries,
	at: number,
	{ keys, citizens, divisionCode }: Surroundings,
): DemoCertificate {
	const random = new DemoRandom(`${type} ${at}`);
	const particulars = write(demoPerson(at, divisionCode), random, (each) => companyCode(each, divisionCode));
	const salt = keys.secret(`salt ${type} ${at}`);
	const serial = `2026${String(at + 1).padStart(6, "0")}`;
	const citizen = publicMembers ? undefined : citizens[at];
	return {
		type,
		serial,
		identifier: formatIdentifier({ typeCode: code, issuerCode: office.code, serial, version: 1 }),
		particulars,
		salt: toBase64(salt),
		commitment: toBase64(commitment(salt, particulars)),
		...(publicMembers ? { publicFields: publicOf(particulars, publicMembers) } : {}),
		...(citizen ? { holder: holderOf(keys, `${type} ${at}`, citizen.account) } : {}),
	};
}

function holderOf(keys: DemoKeys, name: string, account: string) {
	const salt = toBase64(keys.secret(`holder ${name}`));
	return { account, salt, blinded: blindHolder(account, salt) };
}

/** The same certificate with fresh salt, as the version that follows it says it. */
export function nextOf(certificate: DemoCertificate, keys: DemoKeys): DemoCertificate {
	const { identifier, particulars } = certificate;
	const salt = keys.secret(`next ${identifier}`);
	return { ...certificate, salt: toBase64(salt), commitment: toBase64(commitment(salt, particulars)) };
}

function publicOf(particulars: Particulars, members: readonly string[]): Record<string, string> {
	return Object.fromEntries(members.map((name) => [name, String(particulars[name])]));
}

function companyCode(random: DemoRandom, divisionCode: string): string {
	const body = `92${divisionCode.slice(0, 6)}MA5${random.digits(6)}`;
	return `${body}${usccCheckCharacter(body)}`;
}
