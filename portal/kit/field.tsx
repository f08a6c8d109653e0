import type { ComponentChildren } from "preact";
import { type Catalogue, speak } from "../words/words.ts";
import type { Told } from "./told.ts";

const words = {
	optional: { zh: "（选填）", en: " (optional)" },
	error: { zh: "有误：", en: "Error: " },
} as const satisfies Catalogue;

/** What every question has, already in the reader's language. */
export interface Asking extends Told {
	/** Name it is sent under; its id as well unless it has one of its own. */
	readonly name: string;
	/** Where several forms of a page ask the same. */
	readonly id?: string;
	readonly label: ComponentChildren;
	readonly hint?: ComponentChildren;
	/** What is wrong with the answer and how to mend it. */
	readonly error?: string | undefined;
	readonly optional?: boolean;
	/** The page's only question: its label is the page's heading. */
	readonly heading?: boolean;
}

/** Ids of what describes a control, for `aria-describedby`. */
export function describedBy({ name, id = name, hint, error }: Asking): string | undefined {
	const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean);
	return ids.length > 0 ? ids.join(" ") : undefined;
}

/** A label, a hint, what is wrong, and the control under them. */
export function Field({
	asking,
	children,
}: {
	readonly asking: Asking;
	readonly children: ComponentChildren;
}) {
	const { name, id = name, heading } = asking;
	const label = (
		<label for={id} class={heading ? "label-large" : undefined}>
			<Label {...asking} />
		</label>
	);
	return (
		<div class={asking.error ? "field field-wrong" : "field"}>
			{heading ? <h1 class="label-heading">{label}</h1> : label}
			<HintAndError {...asking} />
			{children}
		</div>
	);
}

/** The same around several controls that answer one question. */
export function FieldGroup({
	asking,
	children,
}: {
	readonly asking: Asking;
	readonly children: ComponentChildren;
}) {
	const { name, id = name, heading } = asking;
	return (
		<fieldset
			id={id}
			tabIndex={-1}
			class={asking.error ? "field field-wrong" : "field"}
			aria-describedby={describedBy(asking)}
		>
			<legend class={heading ? "label-large" : undefined}>
				{heading ? (
					<h1 class="label-heading">
						<Label {...asking} />
					</h1>
				) : (
					<Label {...asking} />
				)}
			</legend>
			<HintAndError {...asking} />
			{children}
		</fieldset>
	);
}

function Label({ label, optional, frame }: Asking) {
	return (
		<>
			{label}
			{optional ? <span class="optional">{words.optional[frame.language]}</span> : null}
		</>
	);
}

function HintAndError({ name, id = name, hint, error, frame }: Asking) {
	const t = speak(words, frame.language);
	return (
		<>
			{hint ? (
				<p class="hint" id={`${id}-hint`}>
					{hint}
				</p>
			) : null}
			{error ? (
				<p class="field-error" id={`${id}-error`}>
					<span class="hidden">{t.error}</span>
					{error}
				</p>
			) : null}
		</>
	);
}
