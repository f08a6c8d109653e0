import { type Frame, link, type View } from "../../frame/frame.ts";
import { Button } from "../../kit/button.tsx";
import { ErrorSummary } from "../../kit/error-summary.tsx";
import { sayFaults } from "../../kit/forms/say-faults.ts";
import { SchemaFields } from "../../kit/forms/schema-fields.tsx";
import { Notice } from "../../kit/notice.tsx";
import { Csrf } from "../../parts/csrf.tsx";
import { type Catalogue, speak } from "../../words/words.ts";
import type { WorkAskModel } from "./load.ts";

const words = {
	title: { zh: "请求查看其他部门持有的内容", en: "Ask to see what another department holds" },
	lead: {
		zh: "由申请人决定：同意的，本部门可在期限内为这一件打开那一项，每次打开都先登记在账本上。",
		en: "The applicant decides. If they consent, your department can open that one content for this case until the term ends; each opening goes on the record first.",
	},
	go: { zh: "下一步：核对并签署", en: "Next: check and sign" },
	back: { zh: "返回", en: "Back" },
} as const satisfies Catalogue;

export function workAskView(model: WorkAskModel, frame: Frame): View {
	const { language } = frame;
	const t = speak(words, language);
	const { id, service, schema, written, trouble } = model;
	const faults = sayFaults(schema, model.faults, language);
	const main = (
		<>
			<h1>{t.title}</h1>
			<ErrorSummary faults={faults} frame={frame} />
			{trouble ? (
				<Notice tone="error" live>
					<p>{trouble[language]}</p>
				</Notice>
			) : null}
			<p class="lead">{service[language]}</p>
			<p>{t.lead}</p>
			<form method="post" class="narrow" noValidate>
				<Csrf frame={frame} />
				<SchemaFields schema={schema} written={written} faults={faults} frame={frame} />
				<p class="actions">
					<Button>{t.go}</Button>
					<a href={link(frame, `/work/cases/${id}`)}>{t.back}</a>
				</p>
			</form>
		</>
	);
	return { title: t.title, main, islands: ["kit"] };
}
