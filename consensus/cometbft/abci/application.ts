import type {
	RequestCheckTx,
	RequestFinalizeBlock,
	RequestInfo,
	RequestInitChain,
	RequestPrepareProposal,
	RequestProcessProposal,
	ResponseCheckTx,
	ResponseCommit,
	ResponseFinalizeBlock,
	ResponseInfo,
	ResponseInitChain,
	ResponsePrepareProposal,
	ResponseProcessProposal,
} from "cosmjs-types/tendermint/abci/types";

/** What the engine asks of an application (ABCI 0.38). A rejection is fatal: the engine must not go on without an answer. */
export interface Application {
	info(request: RequestInfo): Promise<ResponseInfo>;
	initChain(request: RequestInitChain): Promise<ResponseInitChain>;
	checkTx(request: RequestCheckTx): Promise<ResponseCheckTx>;
	prepareProposal(request: RequestPrepareProposal): Promise<ResponsePrepareProposal>;
	processProposal(request: RequestProcessProposal): Promise<ResponseProcessProposal>;
	finalizeBlock(request: RequestFinalizeBlock): Promise<ResponseFinalizeBlock>;
	commit(): Promise<ResponseCommit>;
}
