export async function verifyDesk(_desk: HTMLFormElement): Promise<void> {}
