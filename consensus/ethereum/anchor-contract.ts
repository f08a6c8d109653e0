// The whole contract, by hand: it writes what it is called with to the chain's log, under its first 32 bytes and the caller's address.
//
//   36 CALLDATASIZE  5f PUSH0  5f PUSH0  37 CALLDATACOPY       memory[0..] = what it was called with
//   33 CALLER  5f PUSH0  35 CALLDATALOAD                       topics: the caller, and the first word
//   36 CALLDATASIZE  5f PUSH0  a2 LOG2  00 STOP
//
// It has no owner, keeps nothing, holds no money and cannot be changed.

/** Code of the contract as a chain holds it. */
export const anchorCode = "0x365f5f37335f35365fa200";

/** What a transaction without an addressee carries to put the contract on a chain. */
export const anchorDeployment = `0x6a${anchorCode.slice(2)}5f52600b6015f3` as const;
