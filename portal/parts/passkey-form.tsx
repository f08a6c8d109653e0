import type { ComponentChildren } from "preact";
import type { Frame } from "../frame/frame.ts";
import { Csrf } from "./csrf.tsx";

interface PasskeyFormSetting {
	readonly frame: Frame;
	/** Makes a passkey, answers a challenge to sign in, or signs an act. */
	readonly ceremony: "make" | "answer" | "sign";
	/** What the browser is asked for, as JSON. */
	readonly options: string;
	readonly hidden: Readonly<Record<string, string>>;
	readonly label: string;
	readonly cancelled: string;
	readonly unsupported: string;
	readonly kind?: "main" | "second";
	readonly children?: ComponentChildren;
}

/** A button that asks the device for a passkey and sends what it said; shown where the island `passkey` runs. */
export function PasskeyForm({
	frame,
	ceremony,
	options,
	hidden,
	label,
	kind,
	children,
	...said
}: PasskeyFormSetting) {
	return (
		<form
			method="post"
			hidden
			data-passkey={ceremony}
			data-options={options}
			data-cancelled={said.cancelled}
			data-unsupported={said.unsupported}
		>
			<Csrf frame={frame} />
			{Object.entries(hidden).map(([name, value]) => (
				<input type="hidden" name={name} value={value} />
			))}
			{children}
			<p class="actions">
				<button type="submit" class={kind === "second" ? "second" : undefined}>
					{label}
				</button>
			</p>
			<p class="passkey-said" role="status" data-said />
		</form>
	);
}
