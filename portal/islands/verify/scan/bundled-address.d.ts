/** What the bundler makes of a file that is asked for by its address. */
declare module "*?url" {
	const address: string;
	// biome-ignore lint/style/noDefaultExport: the bundler gives it no other name
	export default address;
}
