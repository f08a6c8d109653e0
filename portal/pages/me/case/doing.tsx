import type { ComponentChildren } from "preact";
import { type Frame, link } from "../../../frame/frame.ts";
import { Csrf } from "../../../parts/csrf.tsx";
import type { Spoken } from "../../../words/words.ts";
import type { CaseModel } from "./load.ts";
import type { caseWords } from "./words.ts";

/** What each part of a case's page is made of. */
export interface Part {
	readonly model: CaseModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof caseWords>;
}

/** A form that does something with a case. */
export function Doing(given: {
	readonly model: CaseModel;
	readonly frame: Frame;
	readonly doing: string;
	readonly children: ComponentChildren;
}) {
	const { model, frame, doing, children } = given;
	return (
		<form method="post" action={link(frame, `/me/cases/${model.id}`)} noValidate>
			<Csrf frame={frame} />
			<input type="hidden" name="do" value={doing} />
			{children}
		</form>
	);
}
