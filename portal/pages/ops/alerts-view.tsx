import { type Frame, link } from "../../frame/frame.ts";
import { Notice } from "../../kit/notice.tsx";
import { When } from "../../kit/when.tsx";
import { type Catalogue, type Spoken, speak } from "../../words/words.ts";
import type { Alert } from "./alerts.ts";

const words = {
	title: { zh: "告警与事件", en: "Alerts and incidents" },
	quiet: { zh: "现在没有告警。", en: "Nothing is wrong now." },
	witnesses: (count: number) => ({
		zh: `向 ${count} 个见证方请求联署。`,
		en: count === 1 ? "One witness is asked to cosign." : `${count} witnesses are asked to cosign.`,
	}),
	since: { zh: "开始于", en: "since" },
	advice: { zh: "怎么办：", en: "What to do: " },
	more: { zh: "查看", en: "See it" },
	past: { zh: "已经恢复", en: "Over" },
	from: { zh: "从", en: "from" },
	until: { zh: "到", en: "to" },
} as const satisfies Catalogue;

interface Given {
	readonly alerts: readonly Alert[];
	readonly witnesses: number;
	readonly frame: Frame;
}

/** What is wrong with what to do about it, and what was wrong before. */
export function Alerts({ alerts, witnesses, frame }: Given) {
	const t = speak(words, frame.language);
	const now = alerts.filter(({ untilMs }) => untilMs === undefined);
	const past = alerts.filter(({ untilMs }) => untilMs !== undefined);
	return (
		<section aria-labelledby="alerts">
			<h2 id="alerts">{t.title}</h2>
			{now.length === 0 ? <p role="status">{t.quiet}</p> : null}
			{now.map((alert) => (
				<Now alert={alert} frame={frame} t={t} />
			))}
			{witnesses > 0 ? <p class="quiet">{t.witnesses(witnesses)}</p> : null}
			{past.length === 0 ? null : (
				<>
					<h3>{t.past}</h3>
					<ul>
						{past.map(({ title, about, sinceMs, untilMs }) => (
							<li>
								{title[frame.language]} {about ? <span class="code">{about}</span> : null}{" "}
								<span class="quiet">
									{t.from} <When timeMs={sinceMs!} frame={frame} /> {t.until}{" "}
									<When timeMs={untilMs!} frame={frame} />
								</span>
							</li>
						))}
					</ul>
				</>
			)}
		</section>
	);
}

interface Shown {
	readonly alert: Alert;
	readonly frame: Frame;
	readonly t: Spoken<typeof words>;
}

function Now({ alert: { title, advice, grave, about, sinceMs, path }, frame, t }: Shown) {
	return (
		<Notice tone={grave ? "error" : "warn"} title={title[frame.language]}>
			{about || sinceMs !== undefined ? (
				<p>
					{about ? <span class="code">{about}</span> : null}{" "}
					{sinceMs === undefined ? null : (
						<>
							{t.since} <When timeMs={sinceMs} frame={frame} />
						</>
					)}
				</p>
			) : null}
			<p>
				{t.advice}
				{advice[frame.language]} {path ? <a href={link(frame, path)}>{t.more}</a> : null}
			</p>
		</Notice>
	);
}
