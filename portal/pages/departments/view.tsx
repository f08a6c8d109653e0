import { type Frame, link, type View } from "../../frame/frame.ts";
import { Pager } from "../../kit/pager.tsx";
import { speak } from "../../words/words.ts";
import type { DepartmentsModel } from "./load.ts";
import { departmentsWords } from "./words.ts";

export function departmentsView(model: DepartmentsModel, frame: Frame): View {
	const t = speak(departmentsWords, frame.language);
	const address = (after: string) => link(frame, `/departments?after=${encodeURIComponent(after)}`);
	const main = (
		<>
			<h1>{t.title}</h1>
			<p class="lead">
				{t.lead} <span class="count">{t.total(model.total)}</span>
			</p>
			<ul class="cards">
				{model.rows.map(({ account, name, code, suspended, services }) => (
					<li>
						<h2>{name?.[frame.language] ?? account}</h2>
						{suspended ? <span class="tag tag-error">{t.suspended}</span> : null}
						{code ? <p class="code quiet">{code}</p> : null}
						<p class="actions">
							<a href={link(frame, `/services?owner=${encodeURIComponent(account)}`)}>
								{t.services} {services}
							</a>
							<a href={link(frame, `/explorer/state/identity.account/${account}`)}>{t.itsEntries}</a>
						</p>
					</li>
				))}
			</ul>
			<Pager
				frame={frame}
				first={model.after ? link(frame, "/departments") : undefined}
				next={model.next ? address(model.next) : undefined}
			/>
		</>
	);
	return { title: t.title, section: "departments", main };
}
