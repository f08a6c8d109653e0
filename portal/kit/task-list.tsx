import type { ComponentChildren } from "preact";
import { type Catalogue, speak } from "../words/words.ts";
import { Tag, type Tone } from "./tag.tsx";
import type { Told } from "./told.ts";

const states = {
	done: { zh: "已完成", en: "Completed" },
	started: { zh: "未填完", en: "In progress" },
	open: { zh: "待填写", en: "Not started" },
	later: { zh: "还不能开始", en: "Cannot start yet" },
} as const satisfies Catalogue;

const tones: Readonly<Record<TaskState, Tone>> = {
	done: "ok",
	started: "info",
	open: "info",
	later: "plain",
};

export type TaskState = keyof typeof states;

export interface Task {
	readonly title: ComponentChildren;
	/** Where it is done; undefined while it cannot be. */
	readonly href?: string | undefined;
	readonly hint?: ComponentChildren;
	readonly state: TaskState;
}

/** The parts of something longer, and how far each has come. */
export function TaskList({ tasks, frame }: Told & { readonly tasks: readonly Task[] }) {
	const t = speak(states, frame.language);
	return (
		<ul class="tasks">
			{tasks.map(({ title, href, hint, state }) => (
				<li class="task">
					<div class="task-name">
						{href ? <a href={href}>{title}</a> : title}
						{hint ? <p class="quiet">{hint}</p> : null}
					</div>
					<Tag tone={tones[state]}>{t[state]}</Tag>
				</li>
			))}
		</ul>
	);
}
