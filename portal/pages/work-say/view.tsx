import type { Frame, View } from "../../frame/frame.ts";
import { Notice } from "../../kit/notice.tsx";
import { caseFormPage } from "../../parts/case-form.tsx";
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
} as const satisfies Catalogue;

export function workSayView(model: WorkSayModel, frame: Frame): View {
	const { language } = frame;
	const t = speak(words, language);
	const { title, summary, service, stage, confirms } = model;
	const above = (
		<>
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
		</>
	);
	return caseFormPage(model, frame, {
		title: title[language],
		above,
		below: <p class="quiet">{t.sealed}</p>,
	});
}
