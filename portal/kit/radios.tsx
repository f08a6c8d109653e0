import { type Asking, FieldGroup } from "./field.tsx";
import type { Option } from "./options.ts";

export interface RadiosSetting extends Asking {
	readonly value?: string | undefined;
	readonly options: readonly Option[];
	/** Beside one another where there is room: for two or three short answers. */
	readonly inline?: boolean;
}

/** One of a few answers. */
export function Radios(setting: RadiosSetting) {
	const { name, id = name, value, options, inline } = setting;
	return (
		<FieldGroup asking={setting}>
			<div class={inline ? "choices choices-inline" : "choices"}>
				{options.map((each) => (
					<Choice
						type="radio"
						name={name}
						id={`${id}-${each.value}`}
						option={each}
						checked={each.value === value}
					/>
				))}
			</div>
		</FieldGroup>
	);
}

interface ChoiceSetting {
	readonly type: "radio" | "checkbox";
	readonly name: string;
	readonly id: string;
	readonly option: Option;
	readonly checked: boolean;
}

/** One answer with its label, all of it to be pressed. */
export function Choice({ type, name, id, option, checked }: ChoiceSetting) {
	const hint = option.hint ? `${id}-hint` : undefined;
	return (
		<div class="choice">
			<input type={type} id={id} name={name} value={option.value} checked={checked} aria-describedby={hint} />
			<label for={id}>{option.label}</label>
			{hint ? (
				<p class="hint" id={hint}>
					{option.hint}
				</p>
			) : null}
		</div>
	);
}
