/** What the vault holds under a name is not what the name is the hash of. Nothing of it is handed out. */
export class VaultDamaged extends Error {
	readonly code = "vault-damaged";
	readonly file: string;

	constructor(file: string) {
		super(`${file} does not hold what its name says`);
		this.name = "VaultDamaged";
		this.file = file;
	}
}
