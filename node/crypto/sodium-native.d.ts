/** The one part of sodium-native that the node uses; the package has no types of its own. */
declare module "sodium-native" {
	const sodium: {
		/** Throws unless `signature` has 64 octets and `publicKey` 32. */
		crypto_sign_verify_detached(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean;
	};
	export = sodium;
}
