import type { Catalogue } from "../../../words/words.ts";

export const materialsWords = {
	title: { zh: "上传材料", en: "Upload materials" },
	lead: {
		zh: "照片（JPEG、PNG）或 PDF，每份不超过 8 MB。可以直接用手机拍照。",
		en: "Photos (JPEG, PNG) or PDF, at most 8 MB each. A phone's camera will do.",
	},
	upload: { zh: "上传", en: "Upload" },
	replace: { zh: "更换", en: "Replace" },
	missing: (name: string) => ({ zh: `${name}：请先选择文件`, en: `${name}: choose a file first` }),
	"too-large": (name: string) => ({
		zh: `${name}：文件超过 8 MB，请压缩或重拍`,
		en: `${name}: over 8 MB; make it smaller`,
	}),
	kind: (name: string) => ({
		zh: `${name}：只收 PDF、JPEG 和 PNG，请换一个文件`,
		en: `${name}: only PDF, JPEG and PNG are taken; choose another file`,
	}),
	pixels: (name: string) => ({
		zh: `${name}：图片的像素太多，请缩小后再上传`,
		en: `${name}: the picture has too many pixels; make it smaller`,
	}),
	goOn: { zh: "继续", en: "Continue" },
	list: { zh: "回到任务清单", en: "Back to the task list" },
	incomplete: { zh: "必交的材料齐了以后就能继续。", en: "You can go on once the required ones are here." },
} as const satisfies Catalogue;
