import type { Command } from "../program/command.ts";

/** The command of a service's action or query. */
export function serviceCommand(
	_service: string,
	_name: string | undefined,
): (Command & { readonly name: string }) | undefined {
	return undefined;
}
