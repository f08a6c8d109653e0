/** One binary envelope (spec/record.md §3). */
export const envelopeType = "application/vnd.mingjian.envelope";

/** Many: u32be length ‖ envelope, one after another. */
export const envelopesType = "application/vnd.mingjian.envelopes";

export const jsonType = "application/json; charset=utf-8";
export const textType = "text/plain; charset=utf-8";
export const binaryType = "application/octet-stream";
export const csvType = "text/csv; charset=utf-8; header=present";
