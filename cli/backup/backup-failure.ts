import { BackupTrouble, type BackupTroubleCode } from "@mingjian/node/backup/backup-trouble.ts";
import { backupWords } from "@mingjian/node/backup/backup-words.ts";
import { CliError } from "../program/cli-error.ts";
import { type ExitCode, exitCodes } from "../program/exit-codes.ts";
import { plain } from "../program/language.ts";

const { usage, refused, trouble } = exitCodes;

/** Table: how the program ends on each kind of trouble. */
const exits: Readonly<Record<BackupTroubleCode, ExitCode>> = {
	"backup-recipient": usage,
	"backup-identity": refused,
	"backup-other": refused,
	"backup-missing": refused,
	"backup-damaged": refused,
	"backup-source": trouble,
	"restore-target": usage,
	"restore-differs": refused,
	"restore-behind": refused,
};

/** Backup trouble in words; any other error as it is. */
export function backupFailure(error: unknown): unknown {
	if (!(error instanceof BackupTrouble) || !Object.hasOwn(exits, error.code)) return error;
	const { words, advice } = backupWords[error.code];
	return new CliError(exits[error.code], error.code, words, {
		advice,
		details: [plain(error.message)],
		cause: error,
	});
}
