import type { CaseSpecials } from "../city/case-specials.ts";
import type { Frame } from "../frame/frame.ts";
import { Notice } from "../kit/notice.tsx";
import { day } from "../words/format.ts";
import { type Catalogue, speak } from "../words/words.ts";

const words = {
	procedure: (title: string, begun: string) => ({
		zh: `${title}进行中，${begun} 开始`,
		en: `${title} under way since ${begun}`,
	}),
	until: (until: string) => ({
		zh: `预计 ${until} 前结束；这段时间不计入办理时限。`,
		en: `It is to end by ${until}; this time does not count towards the limits.`,
	}),
	overran: {
		zh: "已超过告知的时间，办理时限继续计算。",
		en: "It took longer than announced; the limits run again.",
	},
	demanded: (title: string, at: string) => ({
		zh: `${at} 提出（${title}）。举行之前不能作出决定。`,
		en: `Demanded on ${at} (${title}). Nothing is decided until it has been held.`,
	}),
	hearing: { zh: "要求听证", en: "A hearing was demanded" },
	held: (title: string, at: string) => ({
		zh: `已于 ${at} 举行（${title}）。`,
		en: `It was held on ${at} (${title}).`,
	}),
	extension: (days: number) => ({
		zh: `办理期限已延长 ${days} 个工作日`,
		en: `The limits were extended by ${days} working days`,
	}),
	approved: (at: string) => ({
		zh: `部门负责人于 ${at} 批准，一次为限：`,
		en: `Allowed by the head of the department on ${at}, once: `,
	}),
} as const satisfies Catalogue;

/** What makes a case run otherwise than its limits say, in words both who applied and who handles it can read. */
export function Specials({ specials, frame }: { readonly specials: CaseSpecials; readonly frame: Frame }) {
	const { language } = frame;
	const t = speak(words, language);
	const { hearing, procedure, extension } = specials;
	return (
		<>
			{procedure ? (
				<Notice
					tone={procedure.overran ? "warn" : "plain"}
					title={t.procedure(procedure.title[language], day(procedure.begunMs, language))}
				>
					{procedure.overran ? (
						<p>{t.overran}</p>
					) : procedure.untilMs === undefined ? null : (
						<p>{t.until(day(procedure.untilMs, language))}</p>
					)}
				</Notice>
			) : null}
			{hearing ? (
				<Notice tone={hearing.heldMs === undefined ? "warn" : "plain"} title={t.hearing}>
					<p>
						{hearing.heldMs === undefined
							? t.demanded(hearing.title[language], day(hearing.demandedMs, language))
							: t.held(hearing.title[language], day(hearing.heldMs, language))}
					</p>
				</Notice>
			) : null}
			{extension ? (
				<Notice title={t.extension(extension.days)}>
					<p>
						{t.approved(day(extension.atMs, language))}
						<span lang="zh-CN">{extension.clause}</span>
					</p>
				</Notice>
			) : null}
		</>
	);
}
