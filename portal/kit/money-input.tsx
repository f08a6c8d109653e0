import { type Asking, describedBy, Field } from "./field.tsx";

/** An amount in yuan, as it is written: up to two decimals. */
export function MoneyInput(setting: Asking & { readonly value?: string | undefined }) {
	const { name, id = name, value, error } = setting;
	return (
		<Field asking={setting}>
			<div class="money">
				<span aria-hidden="true">¥</span>
				<input
					class="width-middle"
					id={id}
					name={name}
					value={value}
					inputMode="decimal"
					autoComplete="off"
					aria-describedby={describedBy(setting)}
					aria-invalid={error ? "true" : undefined}
				/>
			</div>
		</Field>
	);
}
