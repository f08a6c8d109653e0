import { type Catalogue, speak } from "../words/words.ts";
import { type Asking, describedBy, Field } from "./field.tsx";
import type { Option } from "./options.ts";

const words = { choose: { zh: "请选择", en: "Choose one" } } as const satisfies Catalogue;

export interface SelectSetting extends Asking {
	readonly value?: string | undefined;
	readonly options: readonly Option[];
	/** What the first line says, which answers nothing. */
	readonly none?: string;
}

/** One of more answers than fit below one another. */
export function Select(setting: SelectSetting) {
	const { name, id = name, value, options, error, frame } = setting;
	const none = setting.none ?? speak(words, frame.language).choose;
	return (
		<Field asking={setting}>
			<select
				id={id}
				name={name}
				aria-describedby={describedBy(setting)}
				aria-invalid={error ? "true" : undefined}
			>
				<option value="">{none}</option>
				{options.map((each) => (
					<option value={each.value} selected={each.value === value}>
						{each.label}
					</option>
				))}
			</select>
		</Field>
	);
}
