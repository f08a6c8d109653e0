/** Whether the next version of the identity service opens an account of this name: about half of them. */
export function taken(account: string): boolean {
	return "abcdefghijklmnop".includes(account.at(-1)!);
}
