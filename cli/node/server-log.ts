import type { LogLevel } from "@mingjian/node/configuration/configuration.ts";
import type { Extras } from "@mingjian/node/http/server.ts";

type ServerLog = NonNullable<Extras["log"]>;

const levels: readonly LogLevel[] = ["debug", "info", "warn", "error", "fatal"];

/** The server's own failures as lines of JSON, from a level on: time, level, message and, for operators, the error with its stack. */
export function serverLog(from: LogLevel, write: (line: string) => void): ServerLog {
	const least = from === "silent" ? levels.length : levels.indexOf(from);
	const at = (level: LogLevel) => (facts: unknown, message?: string) => {
		if (levels.indexOf(level) < least) return;
		const [given, text] = typeof facts === "string" ? [{}, facts] : [facts as object, message];
		write(JSON.stringify({ time: new Date().toISOString(), level, message: text, ...shown(given) }));
	};
	const log = {
		level: from,
		trace: () => {},
		silent: () => {},
		debug: at("debug"),
		// What the server says on its way (that it listens) the command has said already.
		info: at("debug"),
		warn: at("warn"),
		error: at("error"),
		fatal: at("fatal"),
		child: () => log,
	};
	return log as unknown as ServerLog;
}

function shown(facts: object): object {
	const { err } = facts as { readonly err?: unknown };
	return err instanceof Error ? { error: err.message, stack: err.stack } : {};
}
