import type { Frame, View } from "../../frame/frame.ts";
import { Command } from "../../kit/command.tsx";
import { Day, When } from "../../kit/when.tsx";
import { grouped } from "../../policy/fingerprint.ts";
import { type Spoken, speak } from "../../words/words.ts";
import type { PolicyModel } from "./load.ts";
import { policyWords } from "./words.ts";

interface Part {
	readonly model: PolicyModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof policyWords>;
}

export function policyView(model: PolicyModel, frame: Frame): View {
	const t = speak(policyWords, frame.language);
	const { published, text, fingerprint } = model;
	const main = (
		<article>
			<p class="over">{t.version(published.version)}</p>
			<h1>{t.title}</h1>
			<p class="lead">{t.lead}</p>
			<section class="fingerprint fingerprint-large" aria-labelledby="fingerprint">
				<h2 id="fingerprint">{t.fingerprint}</h2>
				<p class="code">{grouped(fingerprint)}</p>
				<p class="quiet">
					{t.since}
					<When timeMs={published.sinceMs} frame={frame} />
				</p>
			</section>
			<p>{t.how}</p>
			<Command label={t.command} lines={[`curl -s ${frame.publicUrl}/policy.txt | sha256sum`]} />
			<h2>{t.text}</h2>
			<Command label={t.text} lines={text.trimEnd().split("\n")} />
			<p class="actions">
				<a class="button" href="/policy.json" download="policy.json">
					{t.download}
				</a>
			</p>
			<h2>{t.cosigners}</h2>
			<p>
				{published.cosigners.length === 0
					? t.noCosigners
					: t.quorum(published.quorum, published.cosigners.length)}
			</p>
			<Issuers model={model} frame={frame} t={t} />
		</article>
	);
	return { title: t.title, section: "learn", main };
}

function Issuers({ model, frame, t }: Part) {
	const issuers = model.published.issuers.filter(({ keys }) => keys.length > 0);
	return (
		<section aria-labelledby="issuers">
			<h2 id="issuers">{t.issuers}</h2>
			<p>{issuers.length === 0 ? t.none : t.issuersLead}</p>
			<ul class="hits">
				{issuers.map(({ name, keys }) => (
					<li>
						<strong>{name[frame.language]}</strong>
						{keys.map(({ keyId, algorithm, validUntilMs, withdrawnAtMs }) => (
							<p class="quiet">
								<span class="code">{keyId}</span> {algorithm}
								<span class="dot" aria-hidden="true" />
								{withdrawnAtMs === undefined ? t.until : t.withdrawn}{" "}
								<Day timeMs={withdrawnAtMs ?? validUntilMs} frame={frame} />
							</p>
						))}
					</li>
				))}
			</ul>
		</section>
	);
}
