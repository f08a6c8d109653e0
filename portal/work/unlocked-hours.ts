/** How long a department's keys stay unlocked: a working day. */
export const unlockedHours = 8;
