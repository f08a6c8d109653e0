import type { Algorithm, AlgorithmCode, AlgorithmName } from "./algorithm.ts";
import { ed25519Algorithm } from "./ed25519.ts";
import { p256Algorithm } from "./p256.ts";
import { passkeyAlgorithm } from "./passkey.ts";
import { sm2Algorithm } from "./sm2.ts";

export type { Algorithm, AlgorithmCode, AlgorithmName } from "./algorithm.ts";
export type { PasskeyPolicy } from "./passkey-policy.ts";

/** Every way to sign that the record knows, by code. A further one is one further entry. */
export const algorithms: readonly Algorithm[] = [
	ed25519Algorithm,
	p256Algorithm,
	passkeyAlgorithm,
	sm2Algorithm,
];

/** The algorithm of an envelope's octet; undefined when no algorithm has it. */
export function algorithmByCode(code: AlgorithmCode): Algorithm;
export function algorithmByCode(code: number): Algorithm | undefined;
export function algorithmByCode(code: number): Algorithm | undefined {
	return algorithms.find((algorithm) => algorithm.code === code);
}

/** The algorithm people call by this name; undefined when none is. */
export function algorithmByName(name: AlgorithmName): Algorithm;
export function algorithmByName(name: string): Algorithm | undefined;
export function algorithmByName(name: string): Algorithm | undefined {
	return algorithms.find((algorithm) => algorithm.name === name);
}
