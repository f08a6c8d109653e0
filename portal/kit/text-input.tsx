import { type Asking, describedBy, Field } from "./field.tsx";

export interface TextInputSetting extends Asking {
	readonly value?: string | undefined;
	readonly type?: "text" | "email" | "tel" | "search" | "password";
	/** Which keyboard a phone shows. */
	readonly inputMode?: "numeric" | "decimal" | "text";
	readonly autoComplete?: string;
	readonly maxLength?: number | undefined;
	/** As wide as about this many characters. */
	readonly width?: "short" | "middle" | "full";
	readonly spellCheck?: boolean;
}

/** One line of text. */
export function TextInput(setting: TextInputSetting) {
	const {
		name,
		id = name,
		value,
		type = "text",
		inputMode,
		autoComplete,
		maxLength,
		width = "full",
		error,
	} = setting;
	return (
		<Field asking={setting}>
			<input
				class={width === "full" ? undefined : `width-${width}`}
				id={id}
				name={name}
				// One control of several types; the typings know each type apart.
				type={type as "text"}
				value={value}
				inputMode={inputMode}
				autoComplete={autoComplete}
				maxLength={maxLength}
				spellcheck={setting.spellCheck ?? false}
				aria-describedby={describedBy(setting)}
				aria-invalid={error ? "true" : undefined}
			/>
		</Field>
	);
}
