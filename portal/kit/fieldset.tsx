import type { ComponentChildren } from "preact";

interface FieldsetSetting {
	readonly legend: ComponentChildren;
	readonly children: ComponentChildren;
}

/** Questions that belong together, such as an address. */
export function Fieldset({ legend, children }: FieldsetSetting) {
	return (
		<fieldset class="group">
			<legend>{legend}</legend>
			{children}
		</fieldset>
	);
}
