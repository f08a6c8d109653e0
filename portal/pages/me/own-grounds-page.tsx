import type { ComponentChildren } from "preact";
import { type Frame, link, type View } from "../../frame/frame.ts";
import { Button } from "../../kit/button.tsx";
import { ErrorSummary } from "../../kit/error-summary.tsx";
import { Notice } from "../../kit/notice.tsx";
import { TextArea } from "../../kit/text-area.tsx";
import { Csrf } from "../../parts/csrf.tsx";
import { saidText } from "../../parts/said.tsx";
import { MeTrail } from "./me-trail.tsx";
import { mostLetters, type OwnGrounds } from "./own-grounds.ts";

interface Said {
	readonly title: string;
	readonly grounds: string;
	readonly hint: string;
	readonly short: string;
	readonly long: string;
	readonly send: string;
	readonly back: string;
	readonly trouble: string;
}

interface Parts {
	/** Last part of the address of the form, below the case. */
	readonly at: string;
	readonly t: Said;
	/** What stands above the form. */
	readonly above: ComponentChildren;
}

/** A page of a case of one's own on which one writes in one's own words. */
export function ownGroundsPage(model: OwnGrounds, frame: Frame, { at, t, above }: Parts): View {
	const fault = model.fault && t[model.fault];
	const path = `/me/cases/${model.case}`;
	const main = (
		<>
			<MeTrail frame={frame} below={[{ title: saidText(model.title, frame), path }]} />
			<ErrorSummary frame={frame} faults={fault ? [{ name: "grounds", text: fault }] : []} />
			<h1>{t.title}</h1>
			{model.trouble ? (
				<Notice tone="error" title={t.trouble} live>
					<p>{model.trouble[frame.language]}</p>
				</Notice>
			) : null}
			{above}
			<form method="post" action={link(frame, `${path}/${at}`)} noValidate>
				<Csrf frame={frame} />
				<TextArea
					frame={frame}
					name="grounds"
					label={t.grounds}
					hint={t.hint}
					value={model.written}
					maxLength={mostLetters}
					error={fault}
				/>
				<p class="actions">
					<Button>{t.send}</Button>
					<a href={link(frame, path)}>{t.back}</a>
				</p>
			</form>
		</>
	);
	return { title: t.title, section: "me", islands: ["kit"], main };
}
