import { designPath } from "../../../design/fault-place.ts";
import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Notice } from "../../../kit/notice.tsx";
import { Tag } from "../../../kit/tag.tsx";
import { FlowChart } from "../../../parts/flow-chart.tsx";
import { Said } from "../../../parts/said.tsx";
import { type Catalogue, speak } from "../../../words/words.ts";
import { GuideBody } from "../../service/guide.tsx";
import { serviceWords } from "../../service/words.ts";
import { DesignTrail } from "../design-trail.tsx";
import { RunLines } from "../run-lines.tsx";
import type { PreviewModel } from "./load.ts";

const words = {
	title: { zh: "预览", en: "Preview" },
	unsound: {
		zh: "草稿还有要改的地方，改好以后才能预览。",
		en: "The draft needs mending before it can be seen.",
	},
	mend: { zh: "看要改哪里", en: "See what needs mending" },
	chart: { zh: "流程图", en: "Flow chart" },
	chartText: {
		zh: "由流程本身生成，与实际办理一致。",
		en: "Drawn from the flow itself, which is what runs.",
	},
	guide: { zh: "办事指南", en: "The guide" },
	rules: { zh: "规则的算例", en: "The rules' worked examples" },
	expected: { zh: "与预期一致", en: "as expected" },
	otherwise: { zh: "与预期不同", en: "not as expected" },
} as const satisfies Catalogue;

/** What a draft will look like: chart, guide, examples. */
export function previewView({ design, preview }: PreviewModel, frame: Frame): View {
	const t = speak(words, frame.language);
	const guideWords = speak(serviceWords, frame.language);
	const main = (
		<>
			<DesignTrail frame={frame} design={design} />
			<h1>{t.title}</h1>
			{preview ? (
				<>
					<section>
						<h2 id="chart">{t.chart}</h2>
						<p class="quiet">{t.chartText}</p>
						<FlowChart chart={preview.chart} label={t.chart} frame={frame} />
					</section>
					<section aria-labelledby="examples">
						<h2 id="examples">{t.rules}</h2>
						{preview.rules.flatMap(({ title, examples }) =>
							examples.map((run) => (
								<div>
									<RunLines
										run={{
											...run,
											title: { zh: `${title.zh}：${run.title.zh}`, en: `${title.en}: ${run.title.en}` },
										}}
										frame={frame}
									/>
									<p>
										<Tag tone={run.asExpected ? "ok" : "error"}>
											{run.asExpected ? t.expected : t.otherwise}
										</Tag>
									</p>
								</div>
							)),
						)}
					</section>
					<article>
						<h2>
							{t.guide} · <Said text={preview.guide.title} frame={frame} />
						</h2>
						{preview.guide.summary ? (
							<p class="lead">
								<Said text={preview.guide.summary} frame={frame} />
							</p>
						) : null}
						<GuideBody guide={preview.guide} frame={frame} t={guideWords} />
					</article>
				</>
			) : (
				<Notice tone="warn">
					{t.unsound} <a href={link(frame, designPath(design))}>{t.mend}</a>
				</Notice>
			)}
		</>
	);
	return { title: `${t.title} · ${design.title[frame.language]}`, main };
}
