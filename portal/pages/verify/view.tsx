import { type Frame, link, type View } from "../../frame/frame.ts";
import { Command } from "../../kit/command.tsx";
import { Fingerprint } from "../../parts/verify-panel.tsx";
import { type Spoken, speak } from "../../words/words.ts";
import type { VerifyModel } from "./load.ts";
import { verifyWords } from "./words.ts";

type Words = Spoken<typeof verifyWords>;

export function verifyView(model: VerifyModel, frame: Frame): View {
	const t = speak(verifyWords, frame.language);
	const main = (
		<>
			<h1>{t.title}</h1>
			<p class="lead">{t.lead}</p>
			<noscript>
				<p class="notice notice-warn">{t.noScript}</p>
			</noscript>
			<Desk model={model} frame={frame} t={t} />
			<section aria-labelledby="number">
				<h2 id="number">{t.number}</h2>
				<p>{t.numberText}</p>
				<form class="search" action={link(frame, "/search")} method="get">
					<label for="identifier">{t.numberLabel}</label>
					<div class="search-row">
						<input id="identifier" name="q" autoComplete="off" spellcheck={false} maxLength={96} />
						<button type="submit" class="second">
							{t.look}
						</button>
					</div>
				</form>
			</section>
			<section aria-labelledby="offline">
				<h2 id="offline">{t.offline}</h2>
				<p>{t.offlineText}</p>
				<Command
					label={t.command}
					lines={[
						`curl -o policy.json ${frame.publicUrl}/policy.json`,
						"npm run mingjian -- verify FILE --policy policy.json",
						"npm run mingjian -- verify 'MJ1:…' --policy policy.json",
					]}
				/>
				<Fingerprint fingerprint={model.fingerprint} frame={frame} />
			</section>
		</>
	);
	return { title: t.title, section: "verify", islands: ["verify-anything"], main };
}

function Desk({
	model,
	frame,
	t,
}: {
	readonly model: VerifyModel;
	readonly frame: Frame;
	readonly t: Words;
}) {
	return (
		<form
			class="desk scripted"
			data-desk
			data-fingerprint={model.fingerprint}
			data-document={model.documentFingerprint}
			data-language={frame.language}
		>
			<div class="scan">
				<button type="button" data-scan-start>
					{t.scan}
				</button>
				<p role="status" data-scan-note />
				<div data-scan-view hidden>
					<video playsInline muted aria-label={t.camera} />
					<button type="button" class="second" data-scan-stop>
						{t.stop}
					</button>
				</div>
			</div>
			<div>
				<label for="file">{t.file}</label>
				<p class="hint" id="file-hint">
					{t.fileHint}
				</p>
				<input id="file" type="file" aria-describedby="file-hint" />
			</div>
			<div>
				<label for="text">{t.text}</label>
				<p class="hint" id="text-hint">
					{t.textHint}
				</p>
				<textarea id="text" rows={5} spellcheck={false} aria-describedby="text-hint" />
			</div>
			<button type="submit">{t.run}</button>
			<div class="verdict" role="status" data-verdict />
			<p class="quiet" data-kept="">
				{t.kept}
			</p>
		</form>
	);
}
