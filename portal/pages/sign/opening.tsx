import type { Frame } from "../../frame/frame.ts";
import { Qr } from "../../kit/qr.tsx";
import type { Spoken } from "../../words/words.ts";
import type { WaitingModel } from "./load.ts";
import type { signWords } from "./words.ts";

interface OpeningSetting {
	readonly opening: NonNullable<WaitingModel["opening"]>;
	readonly frame: Frame;
	readonly t: Spoken<typeof signWords>;
}

/** What somebody who opens an account under a password has to keep: shown once, before anything is signed. */
export function Opening({ opening: { login, secret, uri }, t }: OpeningSetting) {
	return (
		<section class="opening" aria-labelledby="opening">
			<h2 id="opening">{t.opening}</h2>
			<h3>{t.openingLogin}</h3>
			<p class="code opening-login">{login.replaceAll(/(\d{4})(?=\d)/g, "$1 ")}</p>
			<p>{t.openingLoginText}</p>
			<h3>{t.openingCode}</h3>
			<p>{t.openingCodeText}</p>
			<Qr text={uri} label={t.qr} />
			<p>
				{t.secret} <span class="code">{secret}</span>
			</p>
		</section>
	);
}
