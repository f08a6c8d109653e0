import type { Frame, View } from "../../frame/frame.ts";
import { Breadcrumb } from "../../kit/breadcrumb.tsx";
import { speak } from "../../words/words.ts";
import { ActionComponents } from "./action-components.tsx";
import { DataComponents } from "./data-components.tsx";
import { FormComponents } from "./form-components.tsx";
import type { KitModel } from "./load.ts";
import { StateComponents } from "./state-components.tsx";
import { kitWords } from "./words.ts";

/** Every component in every state: to look at, and for tests to judge. */
export function kitView(model: KitModel, frame: Frame): View {
	const t = speak(kitWords, frame.language);
	const shown = { model, frame, t };
	const main = (
		<>
			<Breadcrumb frame={frame} places={[{ title: frame.city[frame.language], path: "/" }]} />
			<h1>{t.title}</h1>
			<p class="lead">{t.lead}</p>
			<FormComponents {...shown} />
			<ActionComponents {...shown} />
			<StateComponents {...shown} />
			<DataComponents {...shown} />
		</>
	);
	return { title: t.title, islands: ["kit"], main };
}
