import type { Command, CommandEntry } from "./command.ts";

/** Table: every command that is not derived from a service, in the order the help lists them. */
export const commands: readonly CommandEntry[] = [
	{
		name: "start",
		summary: { zh: "启动节点；--demo 带一座示例城市", en: "start a node; --demo brings a sample city" },
		load: async (): Promise<Command> => (await import("../commands/start.ts")).start,
	},
];
