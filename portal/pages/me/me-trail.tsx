import type { Frame } from "../../frame/frame.ts";
import { Breadcrumb } from "../../kit/breadcrumb.tsx";
import { meNames } from "./names.ts";

interface TrailSetting {
	readonly frame: Frame;
	/** Pages between the overview and this one. */
	readonly below?: readonly { readonly title: string; readonly path: string }[];
}

/** The way from one's own pages down to this one. */
export function MeTrail({ frame, below = [] }: TrailSetting) {
	const places = [{ title: meNames.me[frame.language], path: "/me" }, ...below];
	return <Breadcrumb frame={frame} places={places} />;
}
