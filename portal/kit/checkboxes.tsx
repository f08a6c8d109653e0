import { type Asking, FieldGroup } from "./field.tsx";
import type { Option } from "./options.ts";
import { Choice } from "./radios.tsx";

export interface CheckboxesSetting extends Asking {
	readonly values: readonly string[];
	readonly options: readonly Option[];
}

/** Any of several answers. */
export function Checkboxes(setting: CheckboxesSetting) {
	const { name, id = name, values, options } = setting;
	return (
		<FieldGroup asking={setting}>
			<div class="choices">
				{options.map((each) => (
					<Choice
						type="checkbox"
						name={name}
						id={`${id}-${each.value}`}
						option={each}
						checked={values.includes(each.value)}
					/>
				))}
			</div>
		</FieldGroup>
	);
}
