import { readFileSync } from "node:fs";
import { installNativeCrypto } from "@mingjian/node/crypto/native.ts";
import { type History, replayLine } from "./history.ts";

// A process of its own: `node replay.ts FILE [native]` prints what the histories in the file come to, a line each.
const [, , file, crypto] = process.argv;
if (crypto === "native") installNativeCrypto();
for (const history of JSON.parse(readFileSync(file!, "utf8")) as History[]) console.log(replayLine(history));
