import { type Frame, languageTag, link } from "../frame/frame.ts";
import { Mark } from "../frame/mark.tsx";
import { Command } from "../kit/command.tsx";
import { grouped } from "../policy/fingerprint.ts";
import { speak } from "../words/words.ts";
import { entryChecks, stateChecks, verifyPanelWords } from "./verify-words.ts";

/** A proof a page offers, and what the page says it proves. */
export interface Offered {
	readonly kind: "entry" | "state";
	/** Where the proof file is. */
	readonly address: string;
	readonly fileName: string;
	/** Transaction id of an entry, or key of a record. */
	readonly subject: string;
	/** Index of an entry; head of the history of a record, "absent" for none, empty where it keeps none. */
	readonly detail: string;
	readonly fingerprint: string;
}

/** A proof with its checks, all grey until the reader's own device has made them. */
export function VerifyPanel({ offered, frame }: { readonly offered: Offered; readonly frame: Frame }) {
	const t = speak(verifyPanelWords, frame.language);
	const checks = offered.kind === "entry" ? entryChecks : stateChecks;
	return (
		<section
			class="verify"
			aria-labelledby="verify"
			data-verify={offered.kind}
			data-address={offered.address}
			data-subject={offered.subject}
			data-detail={offered.detail}
			data-fingerprint={offered.fingerprint}
			data-language={frame.language}
		>
			<div class="verify-head">
				<Mark size={56} class="mark verify-mark" cast="tick" />
				<div>
					<h2 id="verify">{t.title}</h2>
					<p>{t.lead}</p>
				</div>
			</div>
			<p class="actions">
				<button type="button" class="scripted" data-run>
					{t.button}
				</button>
			</p>
			<noscript>
				<p class="notice notice-warn">{t.noScript}</p>
			</noscript>
			<ol class="checks">
				{checks.map((check) => (
					<li data-check={check}>
						<span class="check-name">{t[check]}</span>
						<span class="check-note">{t.waiting}</span>
					</li>
				))}
			</ol>
			<div class="verdict" role="status" data-verdict />
			<details class="proved" hidden data-proved>
				<summary>{t.proved}</summary>
				{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
				<section class="command" tabIndex={0} aria-label={t.proved}>
					<pre />
				</section>
			</details>
			<Offline offered={offered} frame={frame} />
		</section>
	);
}

function Offline({ offered, frame }: { readonly offered: Offered; readonly frame: Frame }) {
	const t = speak(verifyPanelWords, frame.language);
	return (
		<details class="offline">
			<summary>{t.offline}</summary>
			<p>{t.offlineLead}</p>
			<p class="actions">
				<a class="button second" href={offered.address} download={offered.fileName}>
					{t.download}
				</a>
				<a class="button second" href="/policy.json" download="policy.json">
					{t.downloadPolicy}
				</a>
			</p>
			<Command
				label={t.command}
				lines={[`npm run mingjian -- verify ${offered.fileName} --policy policy.json`]}
			/>
			<Fingerprint fingerprint={offered.fingerprint} frame={frame} />
		</details>
	);
}

/** A fingerprint in groups that can be read aloud. */
export function Fingerprint({ fingerprint, frame }: { readonly fingerprint: string; readonly frame: Frame }) {
	const t = speak(verifyPanelWords, frame.language);
	return (
		<div class="fingerprint">
			<p>
				<a href={link(frame, "/policy")}>{t.fingerprint}</a>
			</p>
			<p class="code" lang={languageTag.en}>
				{grouped(fingerprint)}
			</p>
			<p class="quiet">{t.compare}</p>
		</div>
	);
}
