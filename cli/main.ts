import { runProgram } from "./program/run-program.ts";
import { listenToWarnings } from "./program/warnings.ts";

listenToWarnings();
// Who reads only the first lines (`| head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
	if (error.code === "EPIPE") process.exit(0);
	throw error;
});
const { stdout: out, stderr: error, env: environment } = process;
process.exitCode = await runProgram(process.argv.slice(2), { out, error, environment });
