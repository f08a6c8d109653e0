import { type Frame, link, type View } from "../../frame/frame.ts";
import { Button } from "../../kit/button.tsx";
import { Details } from "../../kit/details.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Tag } from "../../kit/tag.tsx";
import { When } from "../../kit/when.tsx";
import { EntryList } from "../../parts/entry-list.tsx";
import { whole } from "../../words/format.ts";
import { type Spoken, speak } from "../../words/words.ts";
import { Alerts } from "./alerts-view.tsx";
import { Governance } from "./governance-view.tsx";
import type { AccountLine, OpsModel } from "./load.ts";
import { opsWords } from "./words.ts";

interface Part {
	readonly model: OpsModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof opsWords>;
}

export function opsView(model: OpsModel, frame: Frame): View {
	const t = speak(opsWords, frame.language);
	const part = { model, frame, t };
	const main = (
		<>
			<h1>{t.title}</h1>
			<Alerts alerts={model.alerts} witnesses={model.witnesses} frame={frame} />
			<Node {...part} />
			<Governance model={model.governance} frame={frame} />
			<Audit {...part} />
			<Accounts {...part} />
			<Backups {...part} />
			<Settings {...part} />
			<p class="actions">
				<a href={link(frame, "/me/security")}>{t.security}</a>
			</p>
		</>
	);
	return { title: t.title, main };
}

function Node({ model: { node, logSize }, frame, t }: Part) {
	const number = (value: number) => whole(value, frame.language);
	const rows = [
		[t.state, <Tag tone={node.state === "ok" ? "ok" : "warn"}>{t[node.state]}</Tag>],
		[t.last, <When timeMs={node.lastBlockMs} frame={frame} />],
		[t.blocks, number(node.height + 1)],
		[t.size, number(logSize)],
		[t.records, number(node.records)],
		[t.waiting, number(node.waiting)],
		[t.lag, number(node.behind)],
		[t.up, <When timeMs={node.startedMs} frame={frame} />],
	] as const;
	return (
		<section aria-labelledby="node">
			<h2 id="node">{t.node}</h2>
			<Facts rows={rows} />
			<p class="actions">
				<a href="/checkpoint">{t.checkpoint}</a>
				<a href="/metrics">{t.metrics}</a>
			</p>
		</section>
	);
}

function Backups({ model: { backups }, frame, t }: Part) {
	const failing = backups?.alarms.some((alarm) => alarm === "failing" || alarm === "late") ?? false;
	return (
		<section aria-labelledby="backup">
			<h2 id="backup">{t.backup}</h2>
			<p>
				<Tag tone={failing ? "error" : backups?.lastMs === undefined ? "warn" : "ok"}>
					{failing ? t.backupFailing : backups?.lastMs === undefined ? t.backupNone : t.backupGood}
				</Tag>{" "}
				{backups?.lastMs === undefined ? null : <When timeMs={backups.lastMs} frame={frame} />}
			</p>
			<p>{t.backupText}</p>
			<p>
				<a class="onward" href={link(frame, "/ops/backups")}>
					{t.backups}
				</a>
			</p>
		</section>
	);
}

function Audit({ model, frame, t }: Part) {
	return (
		<section aria-labelledby="audit">
			<h2 id="audit">{t.audit}</h2>
			<form class="search" action={link(frame, "/ops")} method="get">
				<label for="sought">{t.auditLabel}</label>
				<p class="hint" id="sought-hint">
					{t.auditHint}
				</p>
				<div class="search-row">
					<input
						id="sought"
						name="account"
						value={model.sought}
						maxLength={140}
						autoComplete="off"
						aria-describedby="sought-hint"
					/>
					<Button kind="second">{t.look}</Button>
				</div>
			</form>
			{model.sought === "" ? null : model.entries.length > 0 ? (
				<EntryList entries={model.entries} frame={frame} />
			) : (
				<p role="status">{t.nothing}</p>
			)}
			<p>
				<a class="onward" href={link(frame, "/explorer")}>
					{t.every}
				</a>
			</p>
		</section>
	);
}

function Accounts({ model, frame, t }: Part) {
	return (
		<section aria-labelledby="accounts">
			<h2 id="accounts">{t.accounts}</h2>
			<form class="search" action={link(frame, "/ops")} method="get">
				<label for="text">{t.accountsLabel}</label>
				<div class="search-row">
					<input id="text" name="text" value={model.text} maxLength={100} autoComplete="off" />
					<Button kind="second">{t.look}</Button>
				</div>
			</form>
			<p class="quiet">{t.shown(model.accounts.length, model.total)}</p>
			<ul class="rows">
				{model.accounts.map((line) => (
					<AccountRow line={line} frame={frame} t={t} />
				))}
			</ul>
		</section>
	);
}

function AccountRow({ line, frame, t }: Omit<Part, "model"> & { readonly line: AccountLine }) {
	const { account, name, keys, suspended } = line;
	return (
		<li class="row">
			<div>
				<p>
					<a href={link(frame, `/ops?account=${encodeURIComponent(account)}#audit`)}>
						{name?.[frame.language] ?? account}
					</a>{" "}
					<Tag tone={suspended ? "error" : "ok"}>{suspended ? t.suspended : t.active}</Tag>
				</p>
				<p class="quiet">
					<span class="code">{account}</span> · {t.keys} {whole(keys, frame.language)}
				</p>
			</div>
			<Suspension line={line} frame={frame} t={t} />
		</li>
	);
}

function Suspension({ line, frame, t }: Omit<Part, "model"> & { readonly line: AccountLine }) {
	if (line.protected) return null;
	const action = line.suspended ? "resume" : "suspend";
	const query = `account=${encodeURIComponent(line.account)}&back=/ops`;
	return (
		<a class="onward" href={link(frame, `/work/act/identity/${action}?${query}`)}>
			{t[action]}
			<span class="hidden"> {line.name?.[frame.language] ?? line.account}</span>
		</a>
	);
}

function Settings({ model, t }: Part) {
	return (
		<section aria-labelledby="settings">
			<h2 id="settings">{t.settings}</h2>
			<p>{t.settingsText}</p>
			<Details summary={t.setting}>
				<Facts
					rows={model.settings.map(({ path, value }) => [
						<span class="code">{path}</span>,
						<span class="code">{value ?? "–"}</span>,
					])}
				/>
			</Details>
		</section>
	);
}
