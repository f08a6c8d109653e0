// Command foreign follows a Mingjian log with nobody's code but Go's own: golang.org/x/mod/sumdb.
// It exits with 0 and one line of JSON when everything it was asked to check holds, with 1 and a reason when not.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

var (
	logAt     = flag.String("log", "", "URL or directory of the log")
	vkey      = flag.String("vkey", "", "verifier key of the log")
	quorum    = flag.Int("quorum", 0, "how many cosigners must have signed")
	old       = flag.String("old", "", "file with an earlier checkpoint the log must be consistent with")
	index     = flag.Int64("index", -1, "entry whose inclusion to check")
	proofFile = flag.String("proof", "", ".tlog-proof file to verify")
	leafFile  = flag.String("leaf", "", "file with the leaf that the proof is about")
	vectors   = flag.String("vectors", "", "log-tree.json whose proofs to judge instead of following a log")
	cosigners list
)

func main() {
	flag.Var(&cosigners, "cosigner", "verifier key of a cosigner; may be repeated")
	flag.Parse()
	report, err := run()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if err := json.NewEncoder(os.Stdout).Encode(report); err != nil {
		os.Exit(1)
	}
}

func run() (map[string]any, error) {
	if *vectors != "" {
		return judgeVectors(*vectors)
	}
	policy, err := newPolicy(*vkey, cosigners, *quorum)
	if err != nil {
		return nil, err
	}
	report := map[string]any{}
	if *proofFile != "" {
		if err := checkProofFile(policy, report); err != nil {
			return nil, fmt.Errorf("proof: %w", err)
		}
	}
	if *logAt != "" {
		if err := follow(policy, report); err != nil {
			return nil, fmt.Errorf("log: %w", err)
		}
	}
	return report, nil
}

func follow(p *policy, report map[string]any) error {
	src := source(*logAt)
	raw, err := src.read("checkpoint")
	if err != nil {
		return err
	}
	tree, names, err := p.open(raw)
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	entries, tiles, err := rebuild(src, tree)
	if err != nil {
		return err
	}
	report["size"], report["cosigners"], report["tiles"] = tree.N, names, tiles
	hashes := tlog.TileHashReader(tree, &tileReader{src})
	if *index >= 0 {
		if err := checkInclusion(tree, hashes, entries); err != nil {
			return fmt.Errorf("inclusion: %w", err)
		}
		report["included"] = *index
	}
	if *old != "" {
		from, err := checkConsistency(p, tree, hashes)
		if err != nil {
			return fmt.Errorf("consistency: %w", err)
		}
		report["consistentFrom"] = from
	}
	return nil
}

func checkInclusion(tree tlog.Tree, hashes tlog.HashReader, entries [][]byte) error {
	if *index >= tree.N {
		return errors.New("no such entry")
	}
	proof, err := tlog.ProveRecord(tree.N, *index, hashes)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, tree.N, tree.Hash, *index, tlog.RecordHash(entries[*index]))
}

func checkConsistency(p *policy, tree tlog.Tree, hashes tlog.HashReader) (int64, error) {
	raw, err := os.ReadFile(*old)
	if err != nil {
		return 0, err
	}
	before, _, err := p.open(raw)
	if err != nil {
		return 0, err
	}
	proof, err := tlog.ProveTree(tree.N, before.N, hashes)
	if err != nil {
		return 0, err
	}
	return before.N, tlog.CheckTree(proof, tree.N, tree.Hash, before.N, before.Hash)
}

func checkProofFile(p *policy, report map[string]any) error {
	raw, err := os.ReadFile(*proofFile)
	if err != nil {
		return err
	}
	leaf, err := os.ReadFile(*leafFile)
	if err != nil {
		return err
	}
	head, checkpoint, found := bytes.Cut(raw, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if !found || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return errors.New("not a tlog-proof@v1")
	}
	lines = lines[1:]
	if strings.HasPrefix(lines[0], "extra ") {
		lines = lines[1:]
	}
	at, hashes, err := indexAndHashes(lines)
	if err != nil {
		return err
	}
	tree, _, err := p.open(checkpoint)
	if err != nil {
		return err
	}
	report["proved"] = at
	return tlog.CheckRecord(hashes, tree.N, tree.Hash, at, tlog.RecordHash(leaf))
}

func indexAndHashes(lines []string) (at int64, hashes tlog.RecordProof, err error) {
	if len(lines) == 0 {
		return 0, nil, errors.New("no index")
	}
	if _, err := fmt.Sscanf(lines[0], "index %d", &at); err != nil {
		return 0, nil, err
	}
	for _, line := range lines[1:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return 0, nil, err
		}
		hashes = append(hashes, hash)
	}
	return at, hashes, nil
}

// policy is what a checkpoint is checked against.
type policy struct {
	origin string
	known  note.Verifiers
	quorum int
}

func newPolicy(logKey string, cosignerKeys []string, quorum int) (*policy, error) {
	log, err := note.NewVerifier(logKey)
	if err != nil {
		return nil, fmt.Errorf("log key: %w", err)
	}
	all := []note.Verifier{log}
	for _, key := range cosignerKeys {
		verifier, err := newCosigner(key)
		if err != nil {
			return nil, fmt.Errorf("cosigner key: %w", err)
		}
		all = append(all, verifier)
	}
	return &policy{log.Name(), note.VerifierList(all...), quorum}, nil
}

// open gives the tree of a checkpoint the log signed and a quorum cosigned, and who cosigned.
func (p *policy) open(raw []byte) (tlog.Tree, []string, error) {
	opened, err := note.Open(raw, p.known)
	if err != nil {
		return tlog.Tree{}, nil, err
	}
	names, signed := []string{}, false
	for _, sig := range opened.Sigs {
		if sig.Name == p.origin {
			signed = true
		} else {
			names = append(names, sig.Name)
		}
	}
	if !signed || len(names) < p.quorum {
		return tlog.Tree{}, nil, errors.New("log signature or quorum missing")
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != p.origin {
		return tlog.Tree{}, nil, errors.New("not a checkpoint of this log")
	}
	var tree tlog.Tree
	if _, err := fmt.Sscanf(lines[1], "%d", &tree.N); err != nil {
		return tlog.Tree{}, nil, err
	}
	tree.Hash, err = tlog.ParseHash(lines[2])
	return tree, names, err
}
