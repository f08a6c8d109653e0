import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Button } from "../../../kit/button.tsx";
import { ErrorSummary } from "../../../kit/error-summary.tsx";
import { sayFaults } from "../../../kit/forms/say-faults.ts";
import { SchemaFields } from "../../../kit/forms/schema-fields.tsx";
import { Csrf } from "../../../parts/csrf.tsx";
import { type Catalogue, speak } from "../../../words/words.ts";
import { DesignTrail } from "../design-trail.tsx";
import type { NewDesignModel } from "./load.ts";
import { newItemSchema } from "./schema.ts";

const words = {
	title: { zh: "新建事项", en: "A new service" },
	lead: {
		zh: "先填这几项；之后有一份能用的草稿，再逐项修改。",
		en: "Begin with these; there is then a draft that works, to be changed part by part.",
	},
	go: { zh: "建立草稿", en: "Begin the draft" },
	back: { zh: "返回", en: "Back" },
	taken: {
		zh: "事项基本编码：已有这个编码的事项或草稿，请换一个",
		en: "Basic code: a service or draft has it already; choose another",
	},
} as const satisfies Catalogue;

/** The few things a new service begins with. */
export function newDesignView({ written, faults, taken }: NewDesignModel, frame: Frame): View {
	const t = speak(words, frame.language);
	const said = [
		...sayFaults(newItemSchema, faults, frame.language),
		...(taken ? [{ name: "basic", text: t.taken }] : []),
	];
	const main = (
		<>
			<DesignTrail frame={frame} />
			<ErrorSummary faults={said} frame={frame} />
			<h1>{t.title}</h1>
			<p class="lead">{t.lead}</p>
			<form method="post" class="narrow" noValidate>
				<Csrf frame={frame} />
				<SchemaFields schema={newItemSchema} written={written} faults={said} frame={frame} />
				<p class="actions">
					<Button>{t.go}</Button>
					<a href={link(frame, "/work/design")}>{t.back}</a>
				</p>
			</form>
		</>
	);
	return { title: t.title, main, islands: ["kit"] };
}
