import type { Asked } from "../pages/page.ts";
import { SeeOther } from "../pages/page.ts";
import { deviceName } from "./device-name.ts";
import type { Session } from "./sessions.ts";
import { isKnown, type Known, type VisitorKind } from "./visitor.ts";

/** Who a page is for. A department's seal works where its officers do. */
export type Audience = "signed-in" | "citizen" | "officer" | "official" | "operator";

const kinds: Readonly<Record<Audience, readonly VisitorKind[]>> = {
	"signed-in": ["citizen", "officer", "department", "operator"],
	citizen: ["citizen"],
	officer: ["officer", "department"],
	official: ["officer", "department", "operator"],
	operator: ["operator"],
};

/** Asked by somebody who is signed in and for whom the page is. */
export interface AskedBy extends Asked {
	readonly visitor: Known;
}

/**
 * A load or act for some people alone. Nobody is sent to sign in and comes back; somebody else gets the page that says it is not for
 * them, whatever else may be there.
 */
export function only<A extends Asked, M>(
	audience: Audience,
	serve: (asked: A & AskedBy) => Promise<M | SeeOther | undefined>,
): (asked: A) => Promise<M | SeeOther | undefined> {
	return async (asked) => {
		const { visitor } = asked;
		if (!isKnown(visitor)) return new SeeOther(`/sign-in?next=${encodeURIComponent(asked.here)}`);
		if (!kinds[audience].includes(visitor.kind)) return new SeeOther("/not-for-you");
		return serve({ ...asked, visitor });
	};
}

/** The browser's session; one of nobody is begun where there is none. */
export function sessionOf({ browser, desk, request }: Asked): Session {
	if (browser.session) return browser.session;
	const { id, session } = desk.sessions.begin(deviceName(String(request.headers["user-agent"] ?? "")));
	browser.session = session;
	browser.cookies.push(desk.cookie(id));
	return session;
}
