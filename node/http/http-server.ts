import { createServer, type RequestListener, type Server } from "node:http";
import type { Configuration } from "../configuration/configuration.ts";
import { answerClientError } from "./client-error.ts";
import type { Lane } from "./express-lane.ts";
import type { Codes } from "./problems/codes.ts";

const checkConnectionsMs = 1000;
const mostHeadMs = 10_000;

/** A server within the configured limits, whose requests go to the lane first and to the router otherwise. */
export function httpServer(
	{ limits }: Pick<Configuration, "limits">,
	codes: Codes,
	{ lane, router }: { readonly lane: Lane; readonly router: RequestListener },
): Server {
	const server = createServer(
		{
			maxHeaderSize: limits.headerBytes,
			headersTimeout: Math.min(limits.requestMs, mostHeadMs),
			requestTimeout: limits.requestMs,
			keepAliveTimeout: limits.keepAliveMs,
			connectionsCheckingInterval: checkConnectionsMs,
		},
		(request, response) => void (lane(request, response) || router(request, response)),
	);
	server.maxConnections = limits.connections;
	server.on("checkExpectation", (_request, response) => {
		response.writeHead(417, { connection: "close" }).end();
	});
	server.on("clientError", (error, socket) => answerClientError(codes, error, socket as never));
	return server;
}
