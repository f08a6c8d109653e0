import { createServer, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";
import type { Configuration } from "../configuration/configuration.ts";
import { answerClientError } from "./client-error.ts";
import type { Lane } from "./express-lane.ts";
import type { Codes } from "./problems/codes.ts";
import type { SocketLane } from "./socket-lane.ts";

const checkConnectionsMs = 1000;
const mostHeadMs = 10_000;

/** Who takes what comes in: the lanes what they can, the router the rest. */
export interface Ways {
	readonly sockets: SocketLane;
	readonly lane: Lane;
	readonly router: RequestListener;
}

/** A server within the configured limits: connections go to the first lane, requests to the second, the rest to the router. */
export function httpServer(
	{ limits }: Pick<Configuration, "limits">,
	codes: Codes,
	{ sockets, lane, router }: Ways,
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
	const [parse] = server.listeners("connection") as [(socket: Socket) => void];
	server.removeAllListeners("connection");
	server.on("connection", (socket) => sockets(socket, () => parse.call(server, socket)));
	server.maxConnections = limits.connections;
	server.on("checkExpectation", (_request, response) => {
		response.writeHead(417, { connection: "close" }).end();
	});
	server.on("clientError", (error, socket) => answerClientError(codes, error, socket as never));
	return server;
}
