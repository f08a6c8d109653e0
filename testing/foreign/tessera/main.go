// Command tessera checks a Mingjian log with the tools of the transparency-dev project: Tessera's fsck and client,
// its Merkle proofs and its cosignatures. It exits with 0 and one line of JSON when everything holds, with 1 and a reason when not.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"net/url"
	"os"

	formats "github.com/transparency-dev/formats/log"
	cosignature "github.com/transparency-dev/formats/note"
	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/tessera/api"
	"github.com/transparency-dev/tessera/client"
	"github.com/transparency-dev/tessera/fsck"
	"golang.org/x/mod/sumdb/note"
)

var (
	logURL   = flag.String("log", "", "URL of the log")
	vkey     = flag.String("vkey", "", "verifier key of the log")
	cosigner = flag.String("cosigner", "", "verifier key of a cosigner who must have signed")
	old      = flag.String("old", "", "file with an earlier checkpoint")
	index    = flag.Uint64("index", 0, "entry whose inclusion to check")
)

func main() {
	flag.Parse()
	report, err := run(context.Background())
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if err := json.NewEncoder(os.Stdout).Encode(report); err != nil {
		os.Exit(1)
	}
}

func run(ctx context.Context) (map[string]any, error) {
	verifier, err := note.NewVerifier(*vkey)
	if err != nil {
		return nil, err
	}
	at, err := url.Parse(*logURL)
	if err != nil {
		return nil, err
	}
	src, err := client.NewHTTPFetcher(at, nil)
	if err != nil {
		return nil, err
	}
	checkpoint, raw, _, err := client.FetchCheckpoint(ctx, src.ReadCheckpoint, verifier, verifier.Name())
	if err != nil {
		return nil, err
	}
	// A worker of fsck stops at the first tile that differs, and with all of them stopped Check waits for ever to hand out
	// the next tile (Tessera 1.0.4). With more workers than tiles there is always room.
	workers := fsck.Opts{N: uint(checkpoint.Size/255) + 8}
	if err := fsck.New(verifier.Name(), verifier, src, leafHashes, workers).Check(ctx); err != nil {
		return nil, fmt.Errorf("fsck: %w", err)
	}
	if err := checkCosigner(raw); err != nil {
		return nil, fmt.Errorf("cosignature: %w", err)
	}
	from, err := checkProofs(ctx, src, checkpoint, verifier)
	if err != nil {
		return nil, fmt.Errorf("proofs: %w", err)
	}
	return map[string]any{"size": checkpoint.Size, "included": *index, "consistentFrom": from}, nil
}

func checkCosigner(raw []byte) error {
	verifier, err := cosignature.NewVerifierForCosignatureV1(*cosigner)
	if err != nil {
		return err
	}
	_, err = note.Open(raw, note.VerifierList(verifier))
	return err
}

func checkProofs(ctx context.Context, src *client.HTTPFetcher, now *formats.Checkpoint, verifier note.Verifier) (uint64, error) {
	raw, err := os.ReadFile(*old)
	if err != nil {
		return 0, err
	}
	before, _, _, err := formats.ParseCheckpoint(raw, verifier.Name(), verifier)
	if err != nil {
		return 0, err
	}
	builder, err := client.NewProofBuilder(ctx, now.Size, src.ReadTile)
	if err != nil {
		return 0, err
	}
	growth, err := builder.ConsistencyProof(ctx, before.Size, now.Size)
	if err != nil {
		return 0, err
	}
	if err := proof.VerifyConsistency(rfc6962.DefaultHasher, before.Size, now.Size, growth, before.Hash, now.Hash); err != nil {
		return 0, err
	}
	path, err := builder.InclusionProof(ctx, *index)
	if err != nil {
		return 0, err
	}
	bundle, err := client.GetEntryBundle(ctx, src.ReadEntryBundle, *index/256, now.Size)
	if err != nil {
		return 0, err
	}
	if *index%256 >= uint64(len(bundle.Entries)) {
		return 0, errors.New("no such entry")
	}
	leaf := rfc6962.DefaultHasher.HashLeaf(bundle.Entries[*index%256])
	return before.Size, proof.VerifyInclusion(rfc6962.DefaultHasher, *index, now.Size, leaf, path, now.Hash)
}

func leafHashes(raw []byte) ([][]byte, error) {
	bundle := &api.EntryBundle{}
	if err := bundle.UnmarshalText(raw); err != nil {
		return nil, err
	}
	hashes := make([][]byte, len(bundle.Entries))
	for i, entry := range bundle.Entries {
		hashes[i] = rfc6962.DefaultHasher.HashLeaf(entry)
	}
	return hashes, nil
}
