import type { Contract } from "@mingjian/ledger/runtime/contract.ts";
import { cases } from "./cases/contract.ts";
import { catalogue } from "./catalogue/contract.ts";
import { certificates } from "./certificates/contract.ts";
import { disclosure } from "./disclosure/contract.ts";
import { governance } from "./governance/contract.ts";
import { identity } from "./identity/contract.ts";
import { rulebook } from "./rulebook/contract.ts";

/** Every service with its code, in the order in which they write the genesis. */
export const contracts: readonly Contract[] = [
	identity,
	governance,
	catalogue,
	certificates,
	disclosure,
	cases,
	rulebook,
];
