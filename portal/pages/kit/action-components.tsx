import { Button, ButtonLink } from "../../kit/button.tsx";
import { Copy } from "../../kit/copy.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { Onward } from "../../kit/onward.tsx";
import { nowhere, Part, type Shown } from "./part.tsx";

/** What is pressed. */
export function ActionComponents({ frame, t }: Shown) {
	return (
		<Part id="actions" title={t.actions}>
			<p class="actions">
				<Button type="button">{t.main}</Button>
				<Button type="button" kind="second">
					{t.second}
				</Button>
				<Button type="button" kind="warn" opens="withdraw">
					{t.warn}
				</Button>
				<Button type="button" disabled>
					{t.disabled}
				</Button>
				<ButtonLink href={nowhere(frame)}>{t.start}</ButtonLink>
				<Onward href={nowhere(frame)}>{t.onward}</Onward>
			</p>
			<Dialog id="withdraw" title={t.dialogTitle} frame={frame}>
				<p>{t.dialogText}</p>
				<form method="get" action={nowhere(frame)}>
					<p class="actions">
						<Button kind="warn">{t.warn}</Button>
					</p>
				</form>
			</Dialog>
			<Copy frame={frame} text="3f9c0a1b77d2" label={t.copyLabel} />
		</Part>
	);
}
