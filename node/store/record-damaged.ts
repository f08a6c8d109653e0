/** The durable record is not what it was when it was acknowledged. The node may not serve; a person must restore a backup. */
export class RecordDamaged extends Error {
	readonly code = "record-damaged";
	readonly place: string;

	constructor(place: string, message: string, cause?: unknown) {
		super(`${place}: ${message}`, { cause });
		this.name = "RecordDamaged";
		this.place = place;
	}
}
