package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8

// source is a URL or a directory that serves C2SP tlog-tiles.
type source string

func (s source) read(path string) ([]byte, error) {
	if !strings.HasPrefix(string(s), "http") {
		return os.ReadFile(filepath.Join(string(s), filepath.FromSlash(path)))
	}
	res, err := http.Get(strings.TrimSuffix(string(s), "/") + "/" + path)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", path, res.Status)
	}
	return io.ReadAll(res.Body)
}

// tilesPath turns the checksum database's path tile/8/L/N into the path tile/L/N of C2SP tlog-tiles.
func tilesPath(tile tlog.Tile) string {
	if tile.L == -1 {
		return "tile/entries/" + strings.TrimPrefix(tile.Path(), "tile/8/data/")
	}
	return "tile/" + strings.TrimPrefix(tile.Path(), "tile/8/")
}

// tileReader lets tlog.TileHashReader, which authenticates what it reads, read tiles from a source.
type tileReader struct{ src source }

func (r *tileReader) Height() int                     { return tileHeight }
func (r *tileReader) SaveTiles([]tlog.Tile, [][]byte) {}
func (r *tileReader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		bytes, err := r.src.read(tilesPath(tile))
		if err != nil {
			return nil, err
		}
		data[i] = bytes
	}
	return data, nil
}

// rebuild grows the whole tree from the entries alone, and compares its root and every tile with what the log serves.
func rebuild(src source, tree tlog.Tree) (entries [][]byte, tiles int, err error) {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		for i, at := range indexes {
			if at >= int64(len(stored)) {
				return nil, errors.New("hash not stored yet")
			}
			out[i] = stored[at]
		}
		return out, nil
	})
	wanted := tlog.NewTiles(tileHeight, 0, tree.N)
	for _, tile := range wanted {
		if tile.L != 0 {
			continue
		}
		tile.L = -1
		bundle, err := readBundle(src, tile)
		if err != nil {
			return nil, 0, err
		}
		for _, entry := range bundle {
			hashes, err := tlog.StoredHashes(int64(len(entries)), entry, reader)
			if err != nil {
				return nil, 0, err
			}
			stored, entries = append(stored, hashes...), append(entries, entry)
		}
	}
	root, err := tlog.TreeHash(tree.N, reader)
	if err != nil || root != tree.Hash {
		return nil, 0, fmt.Errorf("the entries give the root %v, the checkpoint says %v (%v)", root, tree.Hash, err)
	}
	for _, tile := range wanted {
		want, err := tlog.ReadTileData(tile, reader)
		if err != nil {
			return nil, 0, err
		}
		if have, err := src.read(tilesPath(tile)); err != nil || !bytes.Equal(have, want) {
			return nil, 0, fmt.Errorf("%s differs from the entries (%v)", tilesPath(tile), err)
		}
	}
	return entries, len(wanted), nil
}

func readBundle(src source, tile tlog.Tile) ([][]byte, error) {
	data, err := src.read(tilesPath(tile))
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(data) > 0 {
		if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
			return nil, fmt.Errorf("%s is cut short", tilesPath(tile))
		}
		length := int(binary.BigEndian.Uint16(data))
		entries = append(entries, data[2:2+length])
		data = data[2+length:]
	}
	if len(entries) != tile.W {
		return nil, fmt.Errorf("%s has %d entries, not %d", tilesPath(tile), len(entries), tile.W)
	}
	return entries, nil
}
