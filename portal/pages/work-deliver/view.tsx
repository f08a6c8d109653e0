import { channels, decisions } from "@mingjian/services/cases/choices.ts";
import { type Frame, link, type View } from "../../frame/frame.ts";
import { Button, ButtonLink } from "../../kit/button.tsx";
import { ErrorSummary } from "../../kit/error-summary.tsx";
import { Notice } from "../../kit/notice.tsx";
import { Radios } from "../../kit/radios.tsx";
import { Csrf } from "../../parts/csrf.tsx";
import { type Catalogue, type Spoken, speak } from "../../words/words.ts";
import type { WorkDeliverModel } from "./load.ts";

const words = {
	title: { zh: "颁发并送达", en: "Issue and deliver" },
	lead: (outcome: string) => ({ zh: `决定：${outcome}`, en: `Decision: ${outcome}` }),
	open: {
		zh: "证照由申请内容填写。请先登记并打开申请内容。",
		en: "The certificate is filled with the answers. Record it and open them first.",
	},
	openGo: { zh: "去打开", en: "Go and open" },
	issue: (type: string) => ({
		zh: `先颁发${type}：内容只在持证人的文件里，账本上是承诺。`,
		en: `First the ${type} is issued: what it says is in the holder's file alone, the record has a commitment.`,
	}),
	issueGo: { zh: "颁发：核对并签署", en: "Issue it: check and sign" },
	notIssuer: {
		zh: "您没有颁发证照的岗位，请由有此岗位的经办人颁发。",
		en: "You do not hold the role that issues certificates; an officer who does issues it.",
	},
	issued: { zh: "已颁发，证照标识：", en: "Issued, under the identifier " },
	how: { zh: "怎样送达", en: "How it is delivered" },
	channel: { zh: "请选择送达方式。", en: "Choose how it is delivered." },
	deliverGo: { zh: "送达：核对并签署", en: "Deliver it: check and sign" },
	back: { zh: "返回", en: "Back" },
} as const satisfies Catalogue;

interface Part {
	readonly model: WorkDeliverModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof words>;
}

export function workDeliverView(model: WorkDeliverModel, frame: Frame): View {
	const { language } = frame;
	const t = speak(words, language);
	const part = { model, frame, t };
	const { step, certificate, fault, trouble } = model;
	const main = (
		<>
			<h1>{t.title}</h1>
			<ErrorSummary faults={fault ? [{ name: "channel", text: t.channel }] : []} frame={frame} />
			<p class="lead">
				{model.title[language]}
				<span class="dot" aria-hidden="true" />
				{t.lead(decisions[model.outcome][language])}
			</p>
			{trouble ? (
				<Notice tone="error" live>
					<p>{trouble[language]}</p>
				</Notice>
			) : null}
			{certificate?.identifier ? (
				<Notice tone="ok">
					<p>
						{t.issued}
						<a class="code" href={link(frame, `/certificates/${certificate.identifier}`)}>
							{certificate.identifier}
						</a>
					</p>
				</Notice>
			) : null}
			{step === "open" ? <Open {...part} /> : null}
			{step === "issue" ? <Issue {...part} /> : null}
			{step === "deliver" ? <Deliver {...part} /> : null}
			<p class="actions">
				<a href={link(frame, `/work/cases/${model.id}`)}>{t.back}</a>
			</p>
		</>
	);
	return { title: t.title, main, islands: ["kit"] };
}

function Open({ model, frame, t }: Part) {
	return (
		<>
			<p>{t.open}</p>
			<p class="actions">
				<ButtonLink href={link(frame, `/work/cases/${model.id}/open`)}>{t.openGo}</ButtonLink>
			</p>
		</>
	);
}

function Issue({ model: { certificate, mayIssue }, frame, t }: Part) {
	if (!mayIssue) return <p>{t.notIssuer}</p>;
	return (
		<form method="post">
			<Csrf frame={frame} />
			<p>{t.issue(certificate!.typeName[frame.language])}</p>
			<Button>{t.issueGo}</Button>
		</form>
	);
}

function Deliver({ model, frame, t }: Part) {
	return (
		<form method="post" class="narrow" noValidate>
			<Csrf frame={frame} />
			<Radios
				frame={frame}
				name="channel"
				label={t.how}
				error={model.fault ? t.channel : undefined}
				options={Object.entries(channels).map(([value, of]) => ({ value, label: of[frame.language] }))}
			/>
			<Button>{t.deliverGo}</Button>
		</form>
	);
}
