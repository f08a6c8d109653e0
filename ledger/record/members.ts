import { type Bytes, utf8 } from "../crypto/bytes.ts";
import { sha256 } from "../crypto/sha256.ts";

/** Hash of who orders: SHA-256("mingjian/members/1\n" ‖ one name a line, in order). */
export function membersHash(members: readonly string[]): Bytes {
	return sha256(utf8(`mingjian/members/1\n${members.map((name) => `${name}\n`).join("")}`));
}
