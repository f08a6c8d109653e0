/** Why a backup was not made or not restored. */
export type BackupTroubleCode =
	/** No recipient, or text that is none. */
	| "backup-recipient"
	/** No identity, text that is none, or none that opens the backup. */
	| "backup-identity"
	/** The folder holds the backup of another ledger. */
	| "backup-other"
	/** There is no backup in the folder, or not the one asked for. */
	| "backup-missing"
	/** Something of the backup is missing, cut or changed. */
	| "backup-damaged"
	/** The record to be backed up is not whole as far as it was acknowledged. */
	| "backup-source"
	/** The folder to restore into holds something. */
	| "restore-target"
	/** What was restored is not the record the checkpoint is of. */
	| "restore-differs"
	/** What was restored is older than a checkpoint that is known. */
	| "restore-behind";

/** A backup or restore that did not happen; `message` names the place. */
export class BackupTrouble extends Error {
	readonly code: BackupTroubleCode;

	constructor(code: BackupTroubleCode, message: string, cause?: unknown) {
		super(message, { cause });
		this.name = "BackupTrouble";
		this.code = code;
	}
}
