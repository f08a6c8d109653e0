/** How long a code that shows a certificate is good. */
export const showSeconds = 60;
