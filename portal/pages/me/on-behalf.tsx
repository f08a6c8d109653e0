import { type Frame, languageTag } from "../../frame/frame.ts";
import { Notice } from "../../kit/notice.tsx";
import { type Catalogue, speak } from "../../words/words.ts";

const words = {
	title: { zh: "代他人办理", en: "You act for somebody else" },
	text: {
		zh: "这一件属于委托人，由您代办；账本上写明委托人和您。委托人的账户：",
		en: "This is theirs, and you handle it; the record names them and you. Their account:",
	},
} as const satisfies Catalogue;

/** Whose an application is, where somebody acts for another. */
export function OnBehalf({ account, frame }: { readonly account: string; readonly frame: Frame }) {
	const t = speak(words, frame.language);
	return (
		<Notice title={t.title}>
			<p>
				{t.text}{" "}
				<span class="code" lang={languageTag.en}>
					{account}
				</span>
			</p>
		</Notice>
	);
}
