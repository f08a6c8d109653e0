import { type Asking, describedBy, Field } from "./field.tsx";

export interface TextAreaSetting extends Asking {
	readonly value?: string | undefined;
	readonly rows?: number;
	readonly maxLength?: number | undefined;
}

/** Several lines of text. */
export function TextArea(setting: TextAreaSetting) {
	const { name, id = name, value, rows = 5, maxLength, error } = setting;
	return (
		<Field asking={setting}>
			<textarea
				class="prose-input"
				id={id}
				name={name}
				rows={rows}
				maxLength={maxLength}
				aria-describedby={describedBy(setting)}
				aria-invalid={error ? "true" : undefined}
			>
				{value}
			</textarea>
		</Field>
	);
}
