import type {
	RequestApplySnapshotChunk,
	RequestCheckTx,
	RequestFinalizeBlock,
	RequestInfo,
	RequestInitChain,
	RequestLoadSnapshotChunk,
	RequestOfferSnapshot,
	RequestPrepareProposal,
	RequestProcessProposal,
	RequestQuery,
	ResponseApplySnapshotChunk,
	ResponseCheckTx,
	ResponseCommit,
	ResponseFinalizeBlock,
	ResponseInfo,
	ResponseInitChain,
	ResponseListSnapshots,
	ResponseLoadSnapshotChunk,
	ResponseOfferSnapshot,
	ResponsePrepareProposal,
	ResponseProcessProposal,
	ResponseQuery,
} from "cosmjs-types/tendermint/abci/types";

/** What the engine asks of an application (ABCI 0.38). A rejection is fatal: the engine must not go on without an answer. */
export interface Application {
	info(request: RequestInfo): Promise<ResponseInfo>;
	initChain(request: RequestInitChain): Promise<ResponseInitChain>;
	query(request: RequestQuery): Promise<ResponseQuery>;
	checkTx(request: RequestCheckTx): Promise<ResponseCheckTx>;
	prepareProposal(request: RequestPrepareProposal): Promise<ResponsePrepareProposal>;
	processProposal(request: RequestProcessProposal): Promise<ResponseProcessProposal>;
	finalizeBlock(request: RequestFinalizeBlock): Promise<ResponseFinalizeBlock>;
	commit(): Promise<ResponseCommit>;
	listSnapshots(): Promise<ResponseListSnapshots>;
	loadSnapshotChunk(request: RequestLoadSnapshotChunk): Promise<ResponseLoadSnapshotChunk>;
	offerSnapshot(request: RequestOfferSnapshot): Promise<ResponseOfferSnapshot>;
	applySnapshotChunk(request: RequestApplySnapshotChunk): Promise<ResponseApplySnapshotChunk>;
}
