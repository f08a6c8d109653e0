import { type Frame, link, type View } from "../../frame/frame.ts";
import { Button } from "../../kit/button.tsx";
import { ErrorSummary } from "../../kit/error-summary.tsx";
import { sayFaults } from "../../kit/forms/say-faults.ts";
import { SchemaFields } from "../../kit/forms/schema-fields.tsx";
import { Notice } from "../../kit/notice.tsx";
import { Csrf } from "../../parts/csrf.tsx";
import { type Catalogue, speak } from "../../words/words.ts";
import type { WorkSayModel } from "./load.ts";

const words = {
	stage: { zh: "环节", en: "Stage" },
	confirms: {
		zh: "另一位经办人已提出下面的意见。您认为相同的，签署后即成立；不同的，成为您的意见，再由别人复核。",
		en: "Another officer proposed what is filled in below. If you say the same, it stands once you sign; if you say otherwise, it is your proposal and somebody else confirms.",
	},
	sealed: {
		zh: "您写的话密封给申请人和本部门，账本上只有承诺。写了话的要签署两次：行为和密封的话；行为登记成功后，话才登记。",
		en: "What you write is sealed to the applicant and your department; the record has a commitment to it alone. With words you sign twice, the act and the sealed words; the words go on the record only after the act does.",
	},
	go: { zh: "下一步：核对并签署", en: "Next: check and sign" },
	back: { zh: "返回", en: "Back" },
} as const satisfies Catalogue;

export function workSayView(model: WorkSayModel, frame: Frame): View {
	const { language } = frame;
	const t = speak(words, language);
	const { id, title, summary, service, stage, schema, written, trouble, confirms } = model;
	const faults = sayFaults(schema, model.faults, language);
	const main = (
		<>
			<h1>{title[language]}</h1>
			<ErrorSummary faults={faults} frame={frame} />
			{trouble ? (
				<Notice tone="error" live>
					<p>{trouble[language]}</p>
				</Notice>
			) : null}
			<p class="lead">{summary[language]}</p>
			<p>
				{service[language]}
				{stage ? (
					<>
						<span class="dot" aria-hidden="true" />
						{t.stage} {stage[language]}
					</>
				) : null}
			</p>
			{confirms ? (
				<Notice>
					<p>{t.confirms}</p>
				</Notice>
			) : null}
			<form method="post" class="narrow" noValidate>
				<Csrf frame={frame} />
				<SchemaFields schema={schema} written={written} faults={faults} frame={frame} />
				<p class="quiet">{t.sealed}</p>
				<p class="actions">
					<Button>{t.go}</Button>
					<a href={link(frame, `/work/cases/${id}`)}>{t.back}</a>
				</p>
			</form>
		</>
	);
	return { title: title[language], main, islands: ["kit"] };
}
