import { list, object, text, whole } from "./shape.ts";

const latestMs = 253_402_300_799_999;
const time = whole(0, latestMs);
const vkey = text(512);
// The record counts what people see as one character; here a bound that no such name exceeds is enough.
const name = text(4000);
const bilingual = object({ zh: name, en: name });

const formerKey = object({ key: vkey, lastSize: whole(0, Number.MAX_SAFE_INTEGER) });

const issuingKey = object(
	{
		keyId: text(33, /^k[a-z2-7]{32}$/),
		algorithm: text(7, /^(Ed25519|P-256)$/),
		publicKey: text(44, /^[A-Za-z0-9+/]+={0,2}$/),
		validFromMs: time,
		validUntilMs: time,
		withdrawnAtMs: time,
	},
	["withdrawnAtMs"],
);

/** The trust policy as services/governance publishes it, member for member. */
export const publishedPolicyShape = object(
	{
		ledger: text(64),
		city: object({ name: bilingual, divisionCode: text(12, /^[0-9]{6,12}$/) }),
		version: whole(1, Number.MAX_SAFE_INTEGER),
		sinceMs: time,
		origin: text(255),
		logKeys: list(vkey, 1, 4),
		formerLogKeys: list(formerKey, 0, 16),
		cosigners: list(vkey, 0, 64),
		formerCosigners: list(formerKey, 0, 64),
		quorum: whole(0, 64),
		executors: list(vkey, 0, 64),
		formerExecutors: list(formerKey, 0, 64),
		executionQuorum: whole(0, 64),
		changeQuorum: whole(1, 16),
		passkeys: object({ rpId: text(253), origins: list(text(300), 1, 16) }),
		issuers: list(
			object({
				department: text(75, /^department:[A-Za-z0-9_-]{2,64}$/),
				name: bilingual,
				keys: list(issuingKey, 0, 64),
			}),
			0,
			10_000,
		),
	},
	["formerLogKeys", "formerCosigners", "executors", "formerExecutors", "executionQuorum"],
);
