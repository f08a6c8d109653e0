import type { Collection } from "@mingjian/ledger/runtime/collection.ts";
import Fastify, {
	type FastifyBaseLogger,
	type FastifyInstance,
	LogController,
	type onResponseHookHandler,
} from "fastify";
import type { AnchorView } from "../anchor/anchor-view.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { beginDuties } from "../duties/begin-duties.ts";
import type { OperatorAct } from "../duties/operator-acts.ts";
import type { RecordNode } from "../pipeline/record-node.ts";
import { anchorGauges } from "./anchor-gauges.ts";
import { envelopeAnswerer } from "./answerer.ts";
import { addBodyParsers, bodyGate } from "./bodies/body-parsers.ts";
import type { Door } from "./door.ts";
import { EventHub } from "./events/event-hub.ts";
import { expressLane } from "./express-lane.ts";
import { httpServer } from "./http-server.ts";
import { Metrics } from "./metrics.ts";
import type { DeclaredRoute } from "./openapi/document.ts";
import { KnownMethods } from "./other-methods.ts";
import { Codes } from "./problems/codes.ts";
import { sendError, sendProblem } from "./problems/send-problem.ts";
import { addActionRoutes } from "./routes/actions.ts";
import { addAnchorRoutes } from "./routes/anchors.ts";
import { addCaseFeedRoutes } from "./routes/case-feeds.ts";
import { addChainRoutes } from "./routes/chain.ts";
import { addEngineRoute } from "./routes/engine.ts";
import { addEntryRoutes } from "./routes/entries.ts";
import { addEventRoute } from "./routes/events.ts";
import { addHealthRoutes } from "./routes/health.ts";
import { addOpenapiRoute } from "./routes/openapi.ts";
import { addQueryRoutes } from "./routes/queries.ts";
import { addServiceRoutes } from "./routes/services.ts";
import { addStateRoutes } from "./routes/state.ts";
import { addTileRoutes } from "./routes/tiles.ts";
import { addTransactionRoutes } from "./routes/transactions.ts";
import { addVaultRoutes } from "./routes/vault.ts";
import { publicReadHeaders, securityHeaders } from "./security-headers.ts";
import { socketLane } from "./socket-lane.ts";

/** What else the same server carries. */
export interface Extras {
	/** Adds routes of its own, such as the portal's pages; they get none of the API's headers. */
	readonly routes?: (app: FastifyInstance) => void | Promise<void>;
	/** The server's clock; the machine's without it. */
	readonly clock?: () => number;
	/** Does what the node owes the record by itself: escalates overdue cases, reports refused releases. Without it nobody does. */
	readonly operator?: OperatorAct;
	/** What of the log stands on a public chain, where the node anchors it. */
	readonly anchors?: AnchorView | undefined;
	/** Where the server's own failures are written; nowhere without it. */
	readonly log?: FastifyBaseLogger;
}

const sweepMs = 20;
const silent = { error: () => {} };
const reserved = new Set([
	"transactions",
	"head",
	"genesis",
	"policy",
	"blocks",
	"entries",
	"state",
	"history",
	"services",
	"events",
	"vault",
	"anchors",
	"engine",
]);

/**
 * The HTTP door of a running node: everything of the API, not listening yet. Closing it answers what is in flight, ends the
 * event streams and then closes the node. Refuses a service whose id is an address of the API (TypeError).
 */
export function buildServer(
	node: RecordNode,
	configuration: Configuration,
	extras: Extras = {},
): FastifyInstance {
	refuseReservedIds(node);
	const codes = new Codes(node.registry);
	const { log = silent, clock = Date.now, operator, anchors } = extras;
	const stop = new AbortController();
	const metrics = new Metrics(node);
	if (anchors) anchorGauges(metrics, anchors.anchoring);
	const able = operator ? { operator } : {};
	const door: Door = { node, configuration, codes, metrics, clock, stop: stop.signal, ...able, anchors, log };
	const app = newInstance(door, extras);
	const known = new KnownMethods();
	const declared: DeclaredRoute[] = [];
	app.addHook("onRoute", (route) => {
		known.note(route);
		watch(route, door, declared);
	});
	const hub = new EventHub({
		node,
		source: configuration.publicUrl,
		mostStreams: configuration.limits.streams,
		collections: collectionsOf(node),
	});
	door.metrics.gauge("mingjian_event_streams", "Live readers", () => hub.count);
	answerTrouble(app, door);
	app.register(async (api) => addApi(api, door, { hub, declared }));
	if (extras.routes) app.register(async (other) => extras.routes?.(other));
	app.register(async (others) => known.addOthers(others, codes));
	const endDuties = beginDuties(door);
	closeInOrder(app, door, () => {
		endDuties();
		stop.abort();
		hub.close();
	});
	return app;
}

function collectionsOf({ registry }: RecordNode): ReadonlyMap<string, Collection> {
	const all = [...registry.contracts.values()].flatMap(({ manifest }) => manifest.collections);
	return new Map(all.map((each) => [each.name, each]));
}

function refuseReservedIds({ registry }: RecordNode): void {
	for (const id of registry.contracts.keys()) {
		if (reserved.has(id))
			throw new TypeError(`/v1/${id} is an address of the API: no service can have this id`);
	}
}

// Closing waits for every connection: one that falls idle after its last answer must not hold it up.
function closeInOrder(app: FastifyInstance, { metrics, node }: Door, stop: () => void): void {
	let sweeper: NodeJS.Timeout | undefined;
	app.addHook("preClose", async () => {
		stop();
		sweeper = setInterval(() => app.server.closeIdleConnections(), sweepMs);
	});
	app.addHook("onClose", async () => {
		clearInterval(sweeper);
		metrics.close();
		await node.close();
	});
}

function newInstance(door: Door, { log }: Extras): FastifyInstance {
	const { codes } = door;
	const { limits, trustedProxies } = door.configuration;
	return Fastify({
		trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
		...(log ? { loggerInstance: log } : { logger: false }),
		logController: new LogController({ disableRequestLogging: true }),
		bodyLimit: limits.jsonBytes,
		forceCloseConnections: "idle",
		return503OnClosing: false,
		routerOptions: { maxParamLength: limits.urlLength, querystringParser: () => ({}) },
		serverFactory: (router) => httpServer(door.configuration, codes, { ...lanes(door), router }),
		// Said once already, by the server itself.
		clientErrorHandler: () => {},
		frameworkErrors: (error, _request, reply) => void sendError(door, error, reply as never),
	});
}

function lanes(door: Door) {
	const answerer = envelopeAnswerer(door);
	return { sockets: socketLane(door, answerer), lane: expressLane(door, answerer) };
}

function watch(
	route: Parameters<KnownMethods["note"]>[0],
	{ metrics }: Door,
	declared: DeclaredRoute[],
): void {
	const { url, method, config, onResponse = [] } = route;
	if (config?.otherMethods) return;
	const record = metrics.recorder(String(method), url);
	const observe: onResponseHookHandler = (_request, reply, done) => {
		record(reply.statusCode, reply.elapsedTime);
		done();
	};
	route.onResponse = [observe, ...[onResponse].flat()];
	if (config?.operation && method !== "HEAD")
		declared.push({ method: String(method), url, operation: config.operation });
}

function answerTrouble(app: FastifyInstance, door: Door): void {
	const { codes, configuration } = door;
	const headers = { ...securityHeaders(configuration), ...publicReadHeaders };
	const { urlLength } = configuration.limits;
	app.addHook("onRequest", (request, reply, done) => {
		if (request.url.length <= urlLength && !request.is404) return done();
		reply.headers(headers);
		sendProblem(codes, reply, request.is404 ? "route-unknown" : "url-too-long");
	});
	app.setNotFoundHandler((_request, reply) => sendProblem(codes, reply, "route-unknown"));
	app.setErrorHandler((error, _request, reply) => sendError(door, error, reply));
}

interface ApiParts {
	readonly hub: EventHub;
	readonly declared: readonly DeclaredRoute[];
}

function addApi(app: FastifyInstance, door: Door, { hub, declared }: ApiParts): void {
	const { configuration, codes } = door;
	const security = securityHeaders(configuration);
	const reading = { ...security, ...publicReadHeaders };
	app.addHook("onRequest", (request, reply, done) => {
		reply.headers(request.method === "POST" ? security : reading);
		done();
	});
	addBodyParsers(app, configuration.limits);
	addHealthRoutes(app, door);
	addServiceRoutes(app, door);
	addOpenapiRoute(app, door, declared);
	app.register(async (record) => {
		refuseWhileNotServing(record, door);
		addTileRoutes(record, door);
		addChainRoutes(record, door);
		addAnchorRoutes(record, door);
		addEntryRoutes(record, door);
		addStateRoutes(record, door);
		addEventRoute(record, door, hub);
		addQueryRoutes(record, door);
		addCaseFeedRoutes(record, door);
		const gate = bodyGate(codes, configuration.limits.bodyBytes);
		addTransactionRoutes(record, door, gate);
		addActionRoutes(record, door, gate);
		addVaultRoutes(record, door, gate);
		addEngineRoute(record, door);
	});
}

// A node that may be wrong answers nothing, neither writes nor reads.
function refuseWhileNotServing(app: FastifyInstance, { node, stop, codes }: Door): void {
	app.addHook("onRequest", (_request, reply, done) => {
		if (node.trouble() !== undefined) return void sendProblem(codes, reply, "not-ready");
		if (stop.aborted) return void sendProblem(codes, reply.header("connection", "close"), "stopping");
		done();
	});
}

/** Listens where the configuration says; resolves with the address. Rejects when the place is taken. */
export function listen(
	app: FastifyInstance,
	{ host, port }: Pick<Configuration, "host" | "port">,
): Promise<string> {
	return app.listen({ host, port });
}
