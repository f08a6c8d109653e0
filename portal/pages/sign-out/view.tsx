import type { Frame, View } from "../../frame/frame.ts";
import { Button } from "../../kit/button.tsx";
import { Csrf } from "../../parts/csrf.tsx";
import { type Catalogue, speak } from "../../words/words.ts";

const words = {
	title: { zh: "退出登录", en: "Sign out" },
	lead: {
		zh: "退出后，这个浏览器不能再以您的身份办事。密钥仍在您的设备里。",
		en: "This browser can then do nothing in your name. Your key stays on your device.",
	},
	out: { zh: "退出", en: "Sign out" },
} as const satisfies Catalogue;

export function signOutView(_model: object, frame: Frame): View {
	const t = speak(words, frame.language);
	const main = (
		<>
			<h1>{t.title}</h1>
			<p class="lead">{t.lead}</p>
			<form method="post">
				<Csrf frame={frame} />
				<Button>{t.out}</Button>
			</form>
		</>
	);
	return { title: t.title, main };
}
