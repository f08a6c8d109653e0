import type { Frame } from "../../frame/frame.ts";
import { TextInput } from "../../kit/text-input.tsx";
import type { Spoken } from "../../words/words.ts";
import type { signWords } from "./words.ts";

interface InputSetting {
	readonly frame: Frame;
	readonly t: Spoken<typeof signWords>;
}

/** The six digits of now. Several forms of a page may ask for them, so each has an id of its own. */
export function CodeInput({ id, frame, t }: InputSetting & { readonly id: string }) {
	return (
		<div class="field">
			<label for={id}>{t.code}</label>
			<p class="hint" id={`${id}-hint`} lang={frame.language === "zh" ? "zh-CN" : "en"}>
				{t.codeHint}
			</p>
			<input
				class="width-short"
				id={id}
				name="code"
				inputMode="numeric"
				autoComplete="one-time-code"
				maxLength={7}
				aria-describedby={`${id}-hint`}
			/>
		</div>
	);
}

export function PasswordInput({ frame, t }: InputSetting) {
	return (
		<TextInput
			frame={frame}
			name="password"
			label={t.password}
			type="password"
			autoComplete="current-password"
			maxLength={200}
		/>
	);
}
