import type { AlgorithmName } from "../crypto/algorithm.ts";
import type { AccountKind } from "./access.ts";
import type { StateReader } from "./context.ts";
import type { Words } from "./words.ts";

/** Who acts, as far as the record knows. */
export interface Principal {
	/** Account that signed. */
	readonly account: string;
	readonly kind: AccountKind | "newcomer";
	/** Account acted for: the actor itself, the person who delegated, or the department. */
	readonly subject: string;
	/** Department acted for, where the actor is an officer of it or the department itself. */
	readonly department: string | undefined;
	/** Roles held in that department. */
	readonly roles: readonly string[];
	/** Key ids that signed and belong to the actor. */
	readonly keys: readonly string[];
	/** Who else signed with equal standing: other officers of the department acted for, or other operators. Each once. */
	readonly cosigners: readonly Cosigner[];
	/** Key ids of all valid signatures, whoever's: proof that the envelope's signers hold them. */
	readonly signedBy: readonly string[];
}

/** Another person who signed the same act. */
export interface Cosigner {
	readonly account: string;
	readonly kind: AccountKind;
	/** Roles held in the department acted for. */
	readonly roles: readonly string[];
}

/** What a transaction claims about who acts. */
export interface ActingClaim {
	readonly actor: string;
	readonly onBehalfOf: string | undefined;
	/** Key ids of all valid signatures, in order. */
	readonly keyIds: readonly string[];
	readonly service: string;
	readonly action: string;
	/** Block time. */
	readonly timeMs: number;
}

/** Provided by the identity service: who stands behind keys. Refuses with core codes (key-unknown, key-revoked, …). */
export interface AccountsCapability {
	authenticate(claim: ActingClaim): Principal;
	/** What is public of an active or suspended account; undefined where there is none. */
	describe(account: string): AccountDescription | undefined;
	/** Roles an officer holds in a department now; undefined for whoever has no post there. */
	rolesIn(department: string, officer: string): readonly string[] | undefined;
}

export interface AccountDescription {
	readonly kind: AccountKind;
	/** Citizens have none on the record. */
	readonly name: Words | undefined;
	readonly active: boolean;
}

/** Provided by the governance service: parameters of the city in force. */
export interface CityCapability {
	/** Name and division code of the city. */
	describe(): { readonly name: Words; readonly divisionCode: string };
}

/** Provided by the governance service: keys with which departments sign credentials and QR forms. */
export interface IssuersCapability {
	/** The declared key, where credentials signed with it at that time are good; undefined otherwise. */
	keyInForce(department: string, keyId: string, timeMs: number): IssuingKey | undefined;
}

/** A department's key for signing what leaves the ledger. */
export interface IssuingKey {
	readonly department: string;
	readonly keyId: string;
	readonly algorithm: Extract<AlgorithmName, "Ed25519" | "P-256">;
	/** Base64. */
	readonly publicKey: string;
	readonly validFromMs: number;
	readonly validUntilMs: number;
	/** From then on nothing signed with it is good. */
	readonly withdrawnAtMs?: number;
}

/** Provided by the disclosure service: sealed contents as the record knows them, with nothing of what they say. */
export interface SealedCapability {
	/** A content that is held; undefined where it is unknown or erased. */
	describe(content: string): SealedDescription | undefined;
	/** Whether a department may open it for a purpose at a time: it was sealed to it for that, or its owner consents. */
	mayOpen(asked: SealedOpening): boolean;
}

export interface SealedDescription {
	/** Blinded tag of its owner: the id of a key. */
	readonly tag: string;
	/** The account that the tag is. */
	readonly owner: string;
	readonly group: string;
	/** Base64. */
	readonly commitment: string;
}

export interface SealedOpening {
	readonly content: string;
	readonly department: string;
	readonly purpose: string;
	readonly timeMs: number;
}

/** Provided by the rulebook service: what was decided by rule. */
export interface RuleDecisionsCapability {
	describe(decision: string): RuleDecision | undefined;
}

/** A decision by rule as it is on the record, with no fact in it. */
export interface RuleDecision {
	readonly decision: string;
	/** The rule's id, its version and the hash of its text. */
	readonly id: string;
	readonly version: number;
	readonly hash: string;
	readonly department: string;
	/** The case it was made for, where it was for one. */
	readonly matter?: string;
	readonly asOfMs: number;
	readonly inputs: readonly { readonly fact: string; readonly commitment: string }[];
	/** The sealed contents that its facts were read from, as whoever decided says. */
	readonly sources?: readonly { readonly content: string; readonly commitment: string }[];
	/** What stands open of the outcome, by name. */
	readonly outcome: Readonly<Record<string, unknown>>;
	readonly traceCommitment: string;
}

/** Provided by the governance service: who orders, and by which parameters and contracts. */
export interface MembershipCapability {
	/** The members in force; undefined where one operator orders alone or the record does not say. */
	members(): readonly OrderingMember[] | undefined;
	/** Parameters of the ordering engine that were decided on; undefined while those of its beginning hold. */
	parameters(): OrderingParameters | undefined;
	/** Operators' accounts that open or close at the beginning of the block of this height. */
	seatsDue(height: number): readonly SeatChange[];
}

/** A department that orders with the others. */
export interface OrderingMember {
	/** Short name, never given to another member. */
	readonly member: string;
	/** The operator's account that speaks for it. */
	readonly account: string;
	/** Ed25519 key its votes are checked with, base64. */
	readonly validatorKey: string;
	/** Its node among the engine's peers, and where it is reached: HOST:PORT. */
	readonly nodeId: string;
	readonly address: string;
	/** Verifier key of its node's log. */
	readonly logKey: string;
	/** Its share of the votes; 0 where it was proved to have voted twice. */
	readonly power: number;
}

export interface OrderingParameters {
	/** Most octets of one block of the engine. */
	readonly blockBytes: number;
	/** How long two votes of one member can still be held against it. */
	readonly evidenceMs: number;
}

/** An operator's account that opens (with its name and key) or closes (without). */
export interface SeatChange {
	readonly account: string;
	readonly opens?: { readonly name: Words; readonly algorithm: AlgorithmName; readonly publicKey: string };
}

/** Provided by the governance service: which version of which contract is in force. */
export interface VersionsCapability {
	/** Versions decided on, by service; a service that is missing runs its first. The same object while nothing changes. */
	inForce(): Readonly<Record<string, string>> | undefined;
}

/** What services may hand each other; a manifest's `needs` names the keys. */
export interface Capabilities {
	readonly accounts: AccountsCapability;
	readonly city: CityCapability;
	readonly issuers: IssuersCapability;
	readonly sealed: SealedCapability;
	readonly ruleDecisions: RuleDecisionsCapability;
	readonly membership: MembershipCapability;
	readonly versions: VersionsCapability;
}

export type CapabilityName = keyof Capabilities;

/** How a contract provides capabilities: from the state as the transaction sees it. */
export type CapabilityProviders = {
	readonly [N in CapabilityName]?: (state: StateReader) => Capabilities[N];
};
