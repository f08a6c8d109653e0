import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Button } from "../../../kit/button.tsx";
import { Details } from "../../../kit/details.tsx";
import { Empty } from "../../../kit/empty.tsx";
import { ErrorSummary } from "../../../kit/error-summary.tsx";
import { FileInput } from "../../../kit/file-input.tsx";
import { Tag } from "../../../kit/tag.tsx";
import { Csrf } from "../../../parts/csrf.tsx";
import { day } from "../../../words/format.ts";
import { speak } from "../../../words/words.ts";
import { MeTrail } from "../me-trail.tsx";
import { meNames } from "../names.ts";
import type { WalletModel } from "./load.ts";
import { walletWords } from "./words.ts";

/** A citizen's certificates, how each stands now, and the way to show one. */
export function walletView({ certificates, fault }: WalletModel, frame: Frame): View {
	const t = speak(walletWords, frame.language);
	const title = meNames.wallet[frame.language];
	const error = fault ? t[fault] : undefined;
	const main = (
		<>
			<MeTrail frame={frame} />
			<ErrorSummary frame={frame} faults={error ? [{ name: "certificate", text: error }] : []} />
			<h1>{title}</h1>
			<p class="lead">{t.lead}</p>
			{certificates.length === 0 ? (
				<Empty title={t.none}>
					<p>{t.noneText}</p>
				</Empty>
			) : null}
			<ul class="tasks" hidden={certificates.length === 0}>
				{certificates.map(({ identifier, type, issuer, standing, validUntilMs }) => (
					<li class="task">
						<div class="task-name">
							<a href={link(frame, `/me/wallet/${identifier}`)}>{type[frame.language]}</a>
							<p class="quiet">
								{issuer[frame.language]}
								<span class="dot" aria-hidden="true" />
								{validUntilMs === undefined ? t.endless : t.until(day(validUntilMs, frame.language))}
							</p>
						</div>
						<Tag tone={standing === "valid" ? "ok" : "error"}>{t[standing]}</Tag>
					</li>
				))}
			</ul>
			<Details summary={t.add} open={fault !== undefined}>
				<form method="post" action={link(frame, "/me/wallet")} encType="multipart/form-data" noValidate>
					<Csrf frame={frame} />
					<FileInput
						frame={frame}
						name="certificate"
						label={t.file}
						hint={t.fileHint}
						accept=".json,application/json"
						error={error}
					/>
					<Button>{t.addGo}</Button>
				</form>
			</Details>
		</>
	);
	return { title, section: "me", islands: ["kit"], main };
}
