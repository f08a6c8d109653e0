import type { Frame } from "../../frame/frame.ts";
import { Button } from "../../kit/button.tsx";
import { Csrf } from "../../parts/csrf.tsx";

interface DeedSetting {
	readonly name: string;
	readonly label: string;
	readonly frame: Frame;
	readonly more?: Readonly<Record<string, string>>;
	readonly kind?: "second" | "warn";
	/** What it does it to, for those who hear buttons alone. */
	readonly what?: string;
}

/** One button that does one thing: a form by itself. */
export function Deed({ name, label, frame, more = {}, kind = "second", what }: DeedSetting) {
	return (
		<form method="post">
			<Csrf frame={frame} />
			{Object.entries(more).map(([member, value]) => (
				<input type="hidden" name={member} value={value} />
			))}
			<Button kind={kind} name="do" value={name}>
				{label}
				{what ? <span class="hidden"> {what}</span> : null}
			</Button>
		</form>
	);
}
