import { type Frame, link, type View } from "../../frame/frame.ts";
import { Button } from "../../kit/button.tsx";
import { ErrorSummary } from "../../kit/error-summary.tsx";
import { FileInput } from "../../kit/file-input.tsx";
import { Notice } from "../../kit/notice.tsx";
import { TextInput } from "../../kit/text-input.tsx";
import { Csrf } from "../../parts/csrf.tsx";
import { type Spoken, speak } from "../../words/words.ts";
import type { WorkKeysModel } from "./load.ts";
import { workKeysWords } from "./words.ts";

interface Part {
	readonly model: WorkKeysModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof workKeysWords>;
}

export function workKeysView(model: WorkKeysModel, frame: Frame): View {
	const t = speak(workKeysWords, frame.language);
	const { fault, state } = model;
	const part = { model, frame, t };
	const field = state === "locked" && (fault === "passphrase" || fault === "wait") ? "unlock" : "file";
	const main = (
		<>
			<h1>{t.title}</h1>
			<ErrorSummary faults={fault ? [{ name: field, text: t[fault] }] : []} frame={frame} />
			<p class="lead">{t.lead(model.department[frame.language])}</p>
			<Notice tone={state === "open" ? "ok" : "warn"}>
				<p>{t[state]}</p>
			</Notice>
			{state === "locked" ? <Unlock {...part} /> : null}
			{state === "open" ? (
				<form method="post">
					<Csrf frame={frame} />
					<Button kind="second" name="do" value="lock">
						{t.lock}
					</Button>
				</form>
			) : null}
			<Bring {...part} />
			<p class="actions">
				<a href={link(frame, "/work")}>{t.back}</a>
			</p>
		</>
	);
	return { title: t.title, main, islands: ["kit"] };
}

function Unlock({ model: { fault }, frame, t }: Part) {
	const error = fault === "passphrase" || fault === "wait" ? t[fault] : undefined;
	return (
		<form method="post" class="narrow" noValidate>
			<Csrf frame={frame} />
			<TextInput
				frame={frame}
				name="passphrase"
				id="unlock"
				type="password"
				autoComplete="off"
				label={t.secret}
				error={error}
			/>
			<Button name="do" value="unlock">
				{t.unlock}
			</Button>
		</form>
	);
}

function Bring({ model: { fault, state }, frame, t }: Part) {
	const own = fault !== undefined && fault !== "wait" && !(state === "locked" && fault === "passphrase");
	return (
		<section aria-labelledby="bring">
			<h2 id="bring">{t.bring}</h2>
			<p>{t.bringText}</p>
			<form method="post" class="narrow" encType="multipart/form-data" noValidate>
				<Csrf frame={frame} />
				<FileInput
					frame={frame}
					name="file"
					label={t.keyFile}
					accept=".json,application/json"
					error={own ? t[fault] : undefined}
				/>
				<TextInput
					frame={frame}
					name="passphrase"
					id="bring-passphrase"
					type="password"
					autoComplete="off"
					label={t.filePassphrase}
					hint={t.filePassphraseHint}
				/>
				<Button kind={state === "none" ? "main" : "second"} name="do" value="bring">
					{t.keep}
				</Button>
			</form>
		</section>
	);
}
