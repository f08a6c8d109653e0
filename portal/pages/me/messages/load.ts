import type { City } from "../../../city/city.ts";
import type { Text } from "../../../city/subject.ts";
import { type Message, type MessageKind, messagesOf } from "../../../me/messages.ts";
import { type AskedBy, only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import type { Load } from "../../page.ts";
import { titleOf } from "../cases/load.ts";

/** A message as a line of the list. */
export interface MessageLine {
	readonly atMs: number;
	readonly kind: MessageKind;
	readonly title?: Text;
	readonly department?: Words;
	readonly path: string;
	/** It came after the reader looked last. */
	readonly fresh: boolean;
}

export interface MessagesModel {
	readonly messages: readonly MessageLine[];
}

/** How many messages a citizen has not seen. */
export async function freshCount({ city, me, visitor: { account } }: AskedBy): Promise<number> {
	const seenMs = me.seen.of(account);
	const messages = await messagesOf(city, account, me.matters.of(account));
	return messages.filter(({ atMs }) => atMs > seenMs).length;
}

/** What the record says to a citizen; whoever looks has seen it. */
export const loadMessages: Load<MessagesModel> = only("citizen", async ({ city, me, visitor }) => {
	const { account } = visitor;
	const seenMs = me.seen.of(account);
	const messages = await messagesOf(city, account, me.matters.of(account));
	const newest = messages[0]?.atMs ?? 0;
	if (newest > seenMs) me.seen.mark(account, newest);
	return { messages: await Promise.all(messages.map((each) => lineOf(city, each, seenMs))) };
});

async function lineOf(city: City, message: Message, seenMs: number): Promise<MessageLine> {
	const { atMs, kind, item, department, path } = message;
	const name = department && (await city.nameOf(department));
	return {
		atMs,
		kind,
		...(item ? { title: await titleOf(city, item) } : {}),
		...(name ? { department: name } : {}),
		path,
		fresh: atMs > seenMs,
	};
}
