// Small things the kit's components gain from a script: focus on what is wrong, copying, progress of an upload.
import { watchCopies } from "./kit/copy.ts";
import { focusFaults } from "./kit/focus-faults.ts";
import { watchUploads } from "./kit/upload.ts";

focusFaults();
watchCopies();
watchUploads();
