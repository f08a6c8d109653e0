import { resolve } from "node:path";
import type { Language } from "@mingjian/ledger/runtime/words.ts";
import { type BackupReport, BackupSchedule } from "@mingjian/node/backup/backup-schedule.ts";
import { BackupTrouble, type BackupTroubleCode } from "@mingjian/node/backup/backup-trouble.ts";
import type { Configuration } from "@mingjian/node/configuration/configuration.ts";
import { backupFailure } from "../backup/backup-failure.ts";
import { CliError } from "../program/cli-error.ts";

/** Backs the node up as the configuration says, by itself or when asked; undefined where no folder or recipient is named. Failures are told, and told again each time. */
export function scheduleBackups(
	{ dataDirectory, backup }: Configuration,
	language: Language,
	note: (line: string) => void,
): BackupSchedule | undefined {
	const { folder, recipients, everySeconds } = backup;
	if (folder === undefined || recipients.length === 0) return undefined;
	return new BackupSchedule({
		directory: dataDirectory,
		to: resolve(folder),
		recipients,
		...(everySeconds > 0 ? { everyMs: everySeconds * 1000 } : {}),
		heard: (report) => {
			if (!report.ok) note(failed(report, language));
		},
	});
}

function failed({ code, message }: BackupReport & { ok: false }, language: Language): string {
	const told = backupFailure(new BackupTrouble(code as BackupTroubleCode, message));
	const [words, advice] =
		told instanceof CliError ? [told.words[language], told.advice?.[language]] : [code, undefined];
	const label = { zh: "备份失败", en: "The backup failed" }[language];
	return `${label}: ${words} (${message})${advice === undefined ? "" : ` → ${advice}`}`;
}
