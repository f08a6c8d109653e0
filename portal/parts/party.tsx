import type { Party } from "../city/entry-line.ts";
import type { Frame } from "../frame/frame.ts";
import { type Catalogue, speak } from "../words/words.ts";

const words = {
	citizen: { zh: "一位市民", en: "a citizen" },
	somebody: { zh: "未登记账户", en: "an unknown account" },
} as const satisfies Catalogue;

/** Who acted, by name where the record has one; a citizen has none there. */
export function PartyName({ party, frame }: { readonly party: Party; readonly frame: Frame }) {
	return <>{partyText(party, frame)}</>;
}

/** The same as a plain string. */
export function partyText({ account, name }: Party, { language }: Pick<Frame, "language">): string {
	const t = speak(words, language);
	if (name) return name[language];
	return account.startsWith("citizen:") ? t.citizen : t.somebody;
}
