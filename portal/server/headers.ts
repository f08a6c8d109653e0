/** What a page of the portal may do: its own style, its own scripts, its own server, and nothing else. */
const policy = [
	"default-src 'none'",
	"style-src 'self'",
	"script-src 'self'",
	"connect-src 'self'",
	"img-src 'self' data:",
	"form-action 'self'",
	"base-uri 'none'",
	"frame-ancestors 'none'",
].join("; ");

/** Headers of every page and asset. */
export const pageHeaders: Readonly<Record<string, string>> = {
	"content-security-policy": policy,
	"x-content-type-options": "nosniff",
	// Other sites learn nothing; with no-referrer, browsers would keep the origin of our own forms from us as well.
	"referrer-policy": "same-origin",
	"cross-origin-opener-policy": "same-origin",
	"permissions-policy": "camera=(), geolocation=(), microphone=()",
};

/** The verify page alone may open the camera and run the reader of QR codes, which is WebAssembly. */
export const scanningHeaders: Readonly<Record<string, string>> = {
	"content-security-policy": policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"),
	"permissions-policy": "camera=(self), geolocation=(), microphone=()",
};
