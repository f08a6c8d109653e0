import type { Frame } from "../frame/frame.ts";
import { link } from "../frame/frame.ts";
import { When } from "../kit/when.tsx";
import { whole } from "../words/format.ts";
import { type Catalogue, speak } from "../words/words.ts";
import type { LastAnchorModel } from "./last-anchor-model.ts";

const words = {
	title: { zh: "写入公开链的检查点", en: "On a public chain" },
	lead: {
		zh: "下面这份检查点已写入公开链，任何人都收不回。要自己核对，请到链上查这笔交易，不必相信本站。",
		en: "This checkpoint stands on a public chain, where nobody can take it back. To check, look the transaction up there yourself: this site need not be believed.",
	},
	when: { zh: "链上时间", en: "Time on the chain" },
	size: { zh: "当时的日志长度", en: "Leaves in the log then" },
	block: { zh: "链与区块", en: "Chain and block" },
	transaction: { zh: "交易", en: "Transaction" },
	how: { zh: "这有什么用", en: "What this is for" },
} as const satisfies Catalogue;

/** The newest anchor: when, how much of the log, and where on which chain. */
export function LastAnchor({ anchor, frame }: { readonly anchor: LastAnchorModel; readonly frame: Frame }) {
	const t = speak(words, frame.language);
	return (
		<div id="anchor">
			<h3>{t.title}</h3>
			<p>{t.lead}</p>
			<dl class="facts">
				<div>
					<dt>{t.when}</dt>
					<dd>
						<When timeMs={anchor.timeMs} frame={frame} />
					</dd>
				</div>
				<div>
					<dt>{t.size}</dt>
					<dd>{whole(anchor.size, frame.language)}</dd>
				</div>
				<div>
					<dt>{t.block}</dt>
					<dd>
						<code>{anchor.chain}</code> {whole(anchor.block, frame.language)}
					</dd>
				</div>
				<div>
					<dt>{t.transaction}</dt>
					<dd>
						<code class="code">{anchor.ref}</code>
					</dd>
				</div>
			</dl>
			<p>
				<a class="onward" href={link(frame, "/learn")}>
					{t.how}
				</a>
			</p>
		</div>
	);
}
