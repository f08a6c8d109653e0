import { identity } from "@mingjian/services/identity/contract.ts";
import { recoveryDelayMs } from "@mingjian/services/identity/recovery.ts";
import { type Actor, publicKey, type SmallCity } from "../small-city.ts";
import type { Persona, Story } from "./story.ts";

const administrators: readonly Persona[] = ["department", "officer:identity-admin"];
const anyAccount: readonly Persona[] = [
	"citizen",
	"department",
	"operator",
	"officer",
	"officer:identity-admin",
	"officer:account-recoverer",
	"officer-alone",
];

/** A family, two offices and their people, from opening accounts to a stolen seal. */
export const identityStory: Story = {
	contract: identity,
	tell(city) {
		citizens(city);
		departments(city);
		counter(city);
	},
	allowed: {
		register: ["newcomer"],
		"register-department": ["operator"],
		"register-departments": ["operator"],
		"amend-department": ["operator"],
		"replace-seal": ["operator"],
		suspend: ["operator", ...administrators],
		resume: ["operator", ...administrators],
		appoint: administrators,
		"change-roles": administrators,
		dismiss: administrators,
		"add-key": anyAccount,
		"revoke-key": anyAccount,
		"rotate-key": anyAccount,
		delegate: ["citizen"],
		"revoke-delegation": ["citizen"],
		"request-recovery": ["department", "officer:account-recoverer"],
		"confirm-recovery": ["department", "officer:account-recoverer"],
		"cancel-recovery": ["citizen", "department", "officer:account-recoverer"],
		"complete-recovery": ["newcomer"],
	},
};

function citizens(city: SmallCity): void {
	const lin = city.citizen("lin");
	const son = city.citizen("son");
	const tablet = city.signer("lin's tablet");
	const phone = city.signer("lin's new phone");
	city.expect(lin, "identity/add-key", { key: publicKey(tablet) }, { with: [tablet] });
	const rotated = { old: city.ledger.keyId(lin.by), key: publicKey(phone) };
	city.expect({ ...lin, by: tablet }, "identity/rotate-key", rotated, { with: [phone] });
	city.does(lin, "identity/revoke-key", { key: city.ledger.keyId(tablet) });
	city.expect({ ...lin, by: phone }, "identity/revoke-key", { key: city.ledger.keyId(tablet) });
	const now = { ...lin, by: phone };
	const untilMs = city.ledger.timeMs + 86_400_000;
	city.expect(now, "identity/delegate", { to: son.id, acts: ["certificates/*"], untilMs });
	city.does(now, "identity/delegate", { to: son.id, acts: ["identity/*"], untilMs });
	city.expect(now, "identity/revoke-delegation", { to: son.id });
}

function departments(city: SmallCity): void {
	const { operator } = city;
	const tax = city.department("91110000600037341L");
	const many = ["land", "water"].map((code) => ({
		code,
		codeScheme: "local",
		name: { zh: `${code} 局`, en: `Office ${code}` },
		keys: [publicKey(city.signer(code))],
	}));
	city.expect(operator, "identity/register-departments", { departments: many });
	const land = { id: "department:land", by: city.signer("land") };
	const name = { zh: "自然资源局", en: "Natural Resources Office" };
	city.expect(operator, "identity/amend-department", { department: land.id, name, parent: tax.id });
	const wang = city.officer("wang", tax, "clerk");
	city.expect(land, "identity/appoint", { officer: wang.id, roles: ["surveyor"] });
	city.expect(tax, "identity/change-roles", { officer: wang.id, roles: ["clerk", "identity-admin"] });
	city.expect(tax, "identity/suspend", { account: wang.id, reason: "出差期间停用" });
	city.does(wang, "identity/dismiss", { officer: wang.id });
	city.expect(tax, "identity/resume", { account: wang.id, reason: "已返回" });
	city.expect(land, "identity/dismiss", { officer: wang.id });
	city.expect(operator, "identity/replace-seal", {
		department: land.id,
		revoked: [city.ledger.keyId(land.by)],
		keys: [publicKey(city.signer("land's new seal"))],
		reason: "印章密钥遗失",
	});
}

function counter(city: SmallCity): void {
	const office = city.department("counter");
	const [first, second] = ["first", "second"].map((name) =>
		city.officer(`${name} at the counter`, office, "account-recoverer"),
	) as [Actor, Actor];
	const lost = city.citizen("lost");
	const phone = city.newcomer("lost's new phone");
	const asked = { account: lost.id, key: publicKey(phone.by), reason: "lost" };
	city.expect(first, "identity/request-recovery", asked);
	city.expect(lost, "identity/cancel-recovery", { account: lost.id });
	city.expect(first, "identity/request-recovery", asked);
	city.does(first, "identity/confirm-recovery", { account: lost.id });
	city.expect(second, "identity/confirm-recovery", { account: lost.id });
	const revoked = [city.ledger.keyId(lost.by)];
	city.does(phone, "identity/complete-recovery", { account: lost.id, revoked });
	city.ledger.advance(recoveryDelayMs);
	city.expect(phone, "identity/complete-recovery", { account: lost.id, revoked });
}
