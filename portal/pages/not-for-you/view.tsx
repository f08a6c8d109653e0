import { type Frame, link, type View } from "../../frame/frame.ts";
import { type Catalogue, speak } from "../../words/words.ts";

const words = {
	title: { zh: "这一页不对您开放", en: "This page is not for you" },
	text: {
		zh: "您登录的账户没有这里的权限。如果您还有另一个身份，请先退出，再以那个身份登录。",
		en: "The account you are signed in with has no right to be here. If you have another, sign out and come back with it.",
	},
	out: { zh: "退出登录", en: "Sign out" },
	home: { zh: "回到首页", en: "Go to the front page" },
} as const satisfies Catalogue;

export function notForYouView(_model: object, frame: Frame): View {
	const t = speak(words, frame.language);
	const main = (
		<>
			<h1>{t.title}</h1>
			<p class="lead">{t.text}</p>
			<p class="actions">
				<a href={link(frame, "/sign-out")}>{t.out}</a>
				<a href={link(frame, "/")}>{t.home}</a>
			</p>
		</>
	);
	return { title: t.title, main };
}
