import { type Catalogue, speak } from "../words/words.ts";
import { type Asking, describedBy, Field } from "./field.tsx";

const words = {
	kept: { zh: "已上传：", en: "Uploaded: " },
	again: { zh: "要更换就再选一个文件。", en: "Choose another file to replace it." },
	sending: { zh: "正在上传", en: "Uploading" },
} as const satisfies Catalogue;

export interface FileInputSetting extends Asking {
	/** Kinds of file as the browser filters them, such as `application/pdf,image/jpeg`. */
	readonly accept: string;
	/** Name of the file that is there already. */
	readonly kept?: string | undefined;
}

/** A file to send along; while it is sent the island `upload` shows how far it has come. */
export function FileInput(setting: FileInputSetting) {
	const { name, id = name, accept, kept, error, frame } = setting;
	const t = speak(words, frame.language);
	return (
		<Field asking={setting}>
			{kept ? (
				<p class="file-kept">
					{t.kept}
					<strong>{kept}</strong> <span class="quiet">{t.again}</span>
				</p>
			) : null}
			<input
				id={id}
				name={name}
				type="file"
				accept={accept}
				aria-describedby={describedBy(setting)}
				aria-invalid={error ? "true" : undefined}
			/>
			<progress class="file-progress" aria-label={t.sending} max={100} value={0} hidden data-progress />
		</Field>
	);
}
