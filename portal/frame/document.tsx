import { moment, whole } from "../words/format.ts";
import { speak } from "../words/words.ts";
import { type Frame, languageTag, link, other, type View } from "./frame.ts";
import { Mark, markAddress } from "./mark.tsx";
import { frameWords } from "./words.ts";

const sections = ["services", "departments", "explorer", "verify", "learn"] as const;
const footLinks = ["help", "status", "policy", "accessibility", "privacy"] as const;
const languageNames = { zh: "中文", en: "English" } as const;

/** A whole page: the same head, way around and foot everywhere. */
export function Document({ frame, view }: { readonly frame: Frame; readonly view: View }) {
	const t = speak(frameWords, frame.language);
	const city = frame.city[frame.language];
	const { text, theme, elder } = frame.preferences;
	return (
		<html
			lang={languageTag[frame.language]}
			data-text={text === 16 ? undefined : text}
			data-theme={theme === "auto" ? undefined : theme}
			data-elder={elder ? "" : undefined}
		>
			<head>
				<meta charset="utf-8" />
				<title>{`${view.title} · ${t.product} · ${city}`}</title>
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content={theme === "auto" ? "light dark" : theme} />
				<link rel="icon" href={markAddress} type="image/svg+xml" />
				<link rel="stylesheet" href={frame.style} />
				<link rel="alternate" hreflang={languageTag[other(frame.language)]} href={switched(frame)} />
				{view.islands?.map((name) => (
					<script type="module" src={frame.islands[name]} />
				))}
			</head>
			<body>
				<a class="skip" href="#main">
					{t.skip}
				</a>
				<Header frame={frame} section={view.section} />
				<main id="main">{view.main}</main>
				<Footer frame={frame} />
			</body>
		</html>
	);
}

function switched(frame: Frame): string {
	return link({ language: other(frame.language) }, frame.here);
}

function Header({ frame, section }: { readonly frame: Frame; readonly section: string | undefined }) {
	const t = speak(frameWords, frame.language);
	const there = other(frame.language);
	return (
		<header class="top">
			<div class="top-row">
				<a class="brand" href={link(frame, "/")}>
					<Mark size={40} />
					<span class="brand-words">
						<span class="brand-name">{t.product}</span>
						<span class="brand-city">
							{frame.city[frame.language]} {t.record}
						</span>
					</span>
				</a>
				<div class="switches">
					<Account frame={frame} />
					<a class="switch" href={link(frame, `/preferences?back=${encodeURIComponent(frame.here)}`)}>
						{t.preferences}
					</a>
					<a class="switch" href={switched(frame)} lang={languageTag[there]} hreflang={languageTag[there]}>
						{languageNames[there]}
					</a>
				</div>
			</div>
			<nav class="sections" aria-label={t.menu}>
				<ul>
					{sections.map((name) => (
						<li>
							<a href={link(frame, `/${name}`)} aria-current={section === name ? "true" : undefined}>
								{t[name]}
							</a>
						</li>
					))}
				</ul>
			</nav>
		</header>
	);
}

const homes = { citizen: "/me", officer: "/work", department: "/work", operator: "/ops" } as const;

/** Where somebody signs in, or what is theirs. */
function Account({ frame }: { readonly frame: Frame }) {
	const t = speak(frameWords, frame.language);
	const { visitor } = frame;
	if (!visitor)
		return (
			<a class="switch" href={link(frame, "/sign-in")}>
				{t.signIn}
			</a>
		);
	return (
		<a class="switch" href={link(frame, homes[visitor.kind])}>
			{visitor.name?.[frame.language] ?? t.mine}
		</a>
	);
}

function Footer({ frame }: { readonly frame: Frame }) {
	const t = speak(frameWords, frame.language);
	const { language, entries, timeMs } = frame;
	return (
		<footer class="foot">
			<div class="foot-in">
				<p class="foot-standing">{t.standing(whole(entries, language), moment(timeMs, language))}</p>
				<nav aria-label={t.footer}>
					<ul>
						{footLinks.map((name) => (
							<li>
								<a href={link(frame, `/${name}`)}>{t[name]}</a>
							</li>
						))}
						<li>
							<a href="/openapi.json">{t.api}</a>
						</li>
						{frame.forms ? <Forms frame={frame} /> : null}
					</ul>
				</nav>
				<p class="foot-note">
					{t.demo} <code>{frame.ledger}</code>
				</p>
			</div>
		</footer>
	);
}

function Forms({ frame }: { readonly frame: Frame }) {
	const t = speak(frameWords, frame.language);
	const as = (form: "json" | "txt") => {
		const [path = "", query] = frame.here.split("?");
		const base = link(frame, path === "/" ? "/index" : path);
		return `${base}.${form}${query ? `?${query}` : ""}`;
	};
	return (
		<>
			<li>
				<a href={as("json")}>{t.asJson}</a>
			</li>
			<li>
				<a href={as("txt")}>{t.asText}</a>
			</li>
		</>
	);
}
