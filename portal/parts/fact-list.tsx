import type { Fact, FactValue } from "../city/facts.ts";
import { type Frame, link } from "../frame/frame.ts";
import { When } from "../kit/when.tsx";
import { type Catalogue, speak } from "../words/words.ts";
import { Said } from "./said.tsx";

const words = {
	more: (count: number) => ({ zh: `……另有 ${count} 项`, en: `… and ${count} more` }),
	none: { zh: "无", en: "none" },
} as const satisfies Catalogue;

/** What a signed input says, member by member, in the words of its schema. */
export function FactList({ facts, frame }: { readonly facts: readonly Fact[]; readonly frame: Frame }) {
	return (
		<dl class="facts">
			{facts.map(({ label, value }) => (
				<div>
					<dt>{label[frame.language]}</dt>
					<dd>
						<Value value={value} frame={frame} />
					</dd>
				</div>
			))}
		</dl>
	);
}

function Value({ value, frame }: { readonly value: FactValue; readonly frame: Frame }) {
	switch (value.kind) {
		case "text":
			return <Said text={value.text} frame={frame} />;
		case "code":
			return (
				<span class="code" lang={/\p{Script=Han}/u.test(value.code) ? "zh-CN" : undefined}>
					{value.code}
				</span>
			);
		case "account":
			return (
				<a class="code" href={link(frame, `/explorer/state/identity.account/${value.account}`)}>
					{value.account}
				</a>
			);
		case "time":
			return <When timeMs={value.timeMs} frame={frame} />;
		case "facts":
			return <FactList facts={value.facts} frame={frame} />;
		case "list":
			return <List value={value} frame={frame} />;
	}
}

// Many things of many members are opened one by one.
function Item({ value, frame }: { readonly value: FactValue; readonly frame: Frame }) {
	if (value.kind !== "facts" || !value.name) return <Value value={value} frame={frame} />;
	return (
		<details class="item">
			<summary>
				<Said text={value.name} frame={frame} />
			</summary>
			<FactList facts={value.facts} frame={frame} />
		</details>
	);
}

function List({
	value: { values, more },
	frame,
}: {
	readonly value: Extract<FactValue, { readonly kind: "list" }>;
	readonly frame: Frame;
}) {
	const t = speak(words, frame.language);
	if (values.length === 0) return <>{t.none}</>;
	return (
		<ul>
			{values.map((each) => (
				<li>
					<Item value={each} frame={frame} />
				</li>
			))}
			{more > 0 ? <li class="quiet">{t.more(more)}</li> : null}
		</ul>
	);
}
