import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Button } from "../../../kit/button.tsx";
import { Checkboxes } from "../../../kit/checkboxes.tsx";
import { Qr } from "../../../kit/qr.tsx";
import { Tag } from "../../../kit/tag.tsx";
import { speak } from "../../../words/words.ts";
import { MeTrail } from "../me-trail.tsx";
import { meNames } from "../names.ts";
import { walletWords } from "../wallet/words.ts";
import type { ShowCertificateModel } from "./load.ts";
import { showCertificateWords } from "./words.ts";

/** A certificate with the choice of what is seen of it, and the code for whoever is to see it. */
export function showCertificateView(model: ShowCertificateModel, frame: Frame): View {
	const t = speak(showCertificateWords, frame.language);
	const { certificate, fields, apart, code } = model;
	const title = t.title(certificate.type[frame.language]);
	const main = (
		<>
			<MeTrail frame={frame} below={[{ title: meNames.wallet[frame.language], path: "/me/wallet" }]} />
			<h1>{title}</h1>
			<p class="actions">
				<Tag tone={certificate.standing === "valid" ? "ok" : "error"}>
					{speak(walletWords, frame.language)[certificate.standing]}
				</Tag>
				<span>{certificate.issuer[frame.language]}</span>
			</p>
			{code ? (
				<section aria-labelledby="code" data-show={apart ? "" : undefined}>
					<h2 id="code">{t.code}</h2>
					<Qr text={code} label={t.qr} />
					<p class="quiet">{apart ? t.minute : t.whole}</p>
				</section>
			) : null}
			{apart ? (
				<form method="get" action={link(frame, `/me/wallet/${certificate.identifier}`)}>
					<input type="hidden" name="show" value="1" />
					<Checkboxes
						frame={frame}
						name="field"
						label={t.choose}
						hint={t.chooseHint}
						values={fields.filter((field) => field.chosen).map(({ name }) => name)}
						options={fields.map(({ name, label, value }) => ({
							value: name,
							label: label[frame.language],
							hint: value,
						}))}
					/>
					<Button>{code ? t.again : t.make}</Button>
				</form>
			) : null}
		</>
	);
	return { title, section: "me", islands: apart && code ? ["show-certificate"] : [], main };
}
