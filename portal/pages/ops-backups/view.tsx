import type { BackupRun } from "../../city/node-backups.ts";
import { type Frame, link, type View } from "../../frame/frame.ts";
import { Breadcrumb } from "../../kit/breadcrumb.tsx";
import { Button } from "../../kit/button.tsx";
import { Command } from "../../kit/command.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Notice } from "../../kit/notice.tsx";
import { When } from "../../kit/when.tsx";
import { Csrf } from "../../parts/csrf.tsx";
import { TitledTable } from "../../parts/titled-table.tsx";
import { whole } from "../../words/format.ts";
import { type Spoken, speak } from "../../words/words.ts";
import type { BackupsModel, BackupsStanding } from "./load.ts";
import { backupsWords } from "./words.ts";

interface Part {
	readonly standing: BackupsStanding;
	readonly frame: Frame;
	readonly t: Spoken<typeof backupsWords>;
}

/** How the node is backed up: what went wrong first, then what can be done and what was. */
export function backupsView({ backups }: BackupsModel, frame: Frame): View {
	const t = speak(backupsWords, frame.language);
	const main = (
		<>
			<Breadcrumb places={[{ title: t.trail, path: "/ops" }]} frame={frame} />
			<h1>{t.title}</h1>
			{backups ? (
				<>
					<Alarms standing={backups} frame={frame} t={t} />
					<Standing standing={backups} frame={frame} t={t} />
					<Runs standing={backups} frame={frame} t={t} />
					<Drill standing={backups} frame={frame} t={t} />
				</>
			) : (
				<Notice tone="warn" title={t.none}>
					<p>{t.noneText}</p>
				</Notice>
			)}
			<Command
				label={t.commands}
				lines={[
					"npm run mingjian -- backup identity backup-identity.txt",
					"npm run mingjian -- drill --from FOLDER --identity backup-identity.txt --data DATA",
					"npm run mingjian -- restore --help",
				]}
			/>
		</>
	);
	return { title: t.title, main };
}

function Alarms({ standing, frame, t }: Part) {
	const { alarms, failures } = standing;
	if (alarms.length === 0) return <Notice tone="ok">{t.good}</Notice>;
	const [worst] = failures;
	const others = alarms.filter((alarm) => alarm !== "failing");
	return (
		<>
			{worst ? (
				<Notice tone="error" title={t.failing}>
					<p>
						<strong>{worst.words[frame.language]}</strong>
					</p>
					<p>{worst.advice[frame.language]}</p>
					<p class="quiet">
						<When timeMs={worst.atMs} frame={frame} /> ·{" "}
						<span class="code">{t.fault(worst.code, worst.message)}</span>
					</p>
				</Notice>
			) : null}
			{others.length > 0 ? (
				<Notice tone="warn">
					{others.map((alarm) => (
						<p>{t[alarm]}</p>
					))}
				</Notice>
			) : null}
		</>
	);
}

function Standing({ standing, frame, t }: Part) {
	const { order, running, nextMs, gap } = standing;
	const number = (value: number) => whole(value, frame.language);
	const rows = [
		...(gap
			? [
					[
						t.lost,
						gap.blocks === 0 ? t.nothing : t.gap(number(gap.blocks), number(Math.ceil(gap.ms / 1000))),
					] as const,
				]
			: []),
		[t.schedule, order.everyMs === undefined ? t.asked : t.every(number(order.everyMs / 1000))],
		...(nextMs === undefined ? [] : [[t.next, <When timeMs={nextMs} frame={frame} />] as const]),
		[t.folder, <span class="code">{order.to}</span>],
		[t.recipients, order.recipients.map((recipient) => <p class="code">{recipient}</p>)],
	] as const;
	return (
		<section aria-labelledby="standing">
			<h2 id="standing">{t.standing}</h2>
			<Facts rows={rows} />
			<form method="post">
				<Csrf frame={frame} />
				<p>{t.goText}</p>
				<p class="actions">
					{running ? <strong role="status">{t.running}</strong> : <Button>{t.go}</Button>}
					<a href={link(frame, "/ops/backups")}>{t.again}</a>
				</p>
			</form>
		</section>
	);
}

function Runs({ standing, frame, t }: Part) {
	const seconds = (ms: number) => t.seconds((ms / 1000).toFixed(1));
	return (
		<TitledTable<BackupRun>
			stacks
			id="runs"
			title={t.runs}
			empty={<p>{t.noRuns}</p>}
			rows={standing.runs}
			columns={[
				{ title: t.number, cell: ({ number }) => whole(number, frame.language), numeric: true },
				{ title: t.when, cell: ({ asOfMs }) => <When timeMs={asOfMs} frame={frame} /> },
				{
					title: t.size,
					cell: ({ octets, octetsWritten }) => (
						<>
							{sized(octets)}
							<br />
							<span class="quiet">{t.written(sized(octetsWritten))}</span>
						</>
					),
				},
				{ title: t.height, cell: ({ height }) => whole(height, frame.language), numeric: true },
				{ title: t.root, cell: ({ root }) => <span class="code">{root.slice(0, 16)}…</span> },
				{ title: t.took, cell: ({ elapsedMs }) => seconds(elapsedMs), numeric: true },
			]}
		/>
	);
}

/** Octets in the unit that keeps them short. */
function sized(octets: number): string {
	const [unit, size] = octets < 1_000_000 ? ["kB", 1000] : octets < 1_000_000_000 ? ["MB", 1e6] : ["GB", 1e9];
	return `${(octets / (size as number)).toFixed(1)} ${unit}`;
}

function Drill({ standing: { drill }, frame, t }: Part) {
	const number = (value: number) => whole(value, frame.language);
	const rows = drill
		? ([
				[t.drillAt, <When timeMs={drill.atMs} frame={frame} />],
				[t.drillOf, `${number(drill.number)} · ${t.height} ${number(drill.height)}`],
				[t.rpo, t.gap(number(drill.rpoBlocks), number(Math.ceil(drill.rpoMs / 1000)))],
				[t.rto, t.seconds((drill.rtoMs / 1000).toFixed(1))],
			] as const)
		: [];
	return (
		<section aria-labelledby="drill">
			<h2 id="drill">{t.drill}</h2>
			{drill ? <Facts rows={rows} /> : <p>{t["no-drill"]}</p>}
			<p>{t.drillText}</p>
		</section>
	);
}
