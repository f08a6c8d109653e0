import type { Frame, View } from "../../frame/frame.ts";
import { caseFormPage } from "../../parts/case-form.tsx";
import { type Catalogue, speak } from "../../words/words.ts";
import type { WorkAskModel } from "./load.ts";

const words = {
	title: { zh: "请求查看其他部门持有的内容", en: "Ask to see what another department holds" },
	lead: {
		zh: "由申请人决定：同意的，本部门可在期限内为这一件打开那一项，每次打开都先登记在账本上。",
		en: "The applicant decides. If they consent, your department can open that one content for this case until the term ends; each opening goes on the record first.",
	},
} as const satisfies Catalogue;

export function workAskView(model: WorkAskModel, frame: Frame): View {
	const { language } = frame;
	const t = speak(words, language);
	const above = (
		<>
			<p class="lead">{model.service[language]}</p>
			<p>{t.lead}</p>
		</>
	);
	return caseFormPage(model, frame, { title: t.title, above });
}
