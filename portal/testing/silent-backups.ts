// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import { BackupSchedule } from "@mingjian/node/backup/backup-schedule.ts";

/** Backups of a data directory into a folder, for one recipient (age), whose progress nobody listens to. */
export function silentBackups(directory: string, to: string, recipient: string): BackupSchedule {
	return new BackupSchedule({ directory, to, recipients: [recipient], heard: () => {} });
}
