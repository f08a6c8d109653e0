/** Where anchors of an account stand on a chain. */
export interface AnchorAddress {
	readonly chainId: number;
	/** As given, 0x and 40 hex digits. */
	readonly contract: string;
	readonly account: string;
}

const form = /^eip155:([1-9][0-9]{0,14}):(0x[0-9a-fA-F]{40}):(0x[0-9a-fA-F]{40})$/;

/** Reads `eip155:CHAIN:CONTRACT:ACCOUNT`; undefined for any other text. */
export function parsePlace(text: string): AnchorAddress | undefined {
	const [, chainId, contract, account] = form.exec(text) ?? [];
	return chainId && contract && account ? { chainId: Number(chainId), contract, account } : undefined;
}

/** Writes a place as `parsePlace` reads it. */
export function formatPlace({ chainId, contract, account }: AnchorAddress): string {
	return `eip155:${chainId}:${contract}:${account}`;
}
