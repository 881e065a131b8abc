import SharingModel

/// One audit under way: a tree grown from the entries and one from the published leaf hashes.
///
/// Where entry and leaf hash disagree, the tree that ends in the signed root says which was
/// altered.
struct AuditRun {
    let reader: any TileReader
    let checkpoint: Checkpoint
    var result: AuditResult
    /// At which sizes earlier roots are wanted.
    var earlierSizes: Set<Int> = []
    private var fromEntries = GrownTree()
    private var fromTiles = GrownTree()
    /// Entries whose hash is not the published one, and where.
    private var disagreements: [(entry: Int, bundle: TilePath, tile: TilePath)] = []
    private var lastTime: Instant?

    init(reader: any TileReader, checkpoint: Checkpoint, result: AuditResult) {
        self.reader = reader
        self.checkpoint = checkpoint
        self.result = result
    }

    /// Reads a bundle of entries and the tile of their hashes.
    mutating func read(bundle: TilePath, readsEntries: Bool) throws {
        let tile = TilePath(level: 0, index: bundle.index, width: bundle.width)
        let published = try hashes(tile)
        let entries = try self.entries(bundle)
        let first = bundle.index * TilePath.fullWidth
        for place in 0..<bundle.width {
            let entryHash = entries.map { MerkleHash.leaf($0[place]) }
            let tileHash = published?[place]
            if let entryHash, let tileHash, entryHash != tileHash,
                disagreements.count <= AuditResult.problemsListedMax
            {
                disagreements.append((first + place, bundle, tile))
            }
            if readsEntries, let entry = entries?[place] {
                check(entry: entry, index: first + place, path: bundle.text)
            }
            // What cannot be read is filled from the other side, so that the rest keeps its place.
            let filler = [UInt8](repeating: 0, count: MerkleHash.byteCount)
            fromEntries.append(entryHash ?? tileHash ?? filler, marking: earlierSizes)
            fromTiles.append(tileHash ?? entryHash ?? filler, marking: earlierSizes)
        }
        result.entries += entries?.count ?? 0
        result.tiles += published == nil ? 0 : 1
    }

    private mutating func hashes(_ path: TilePath) throws -> [[UInt8]]? {
        do {
            return MerkleHash.split(try reader.hashes(at: path))
        } catch let error as LedgerError {
            result.add(.tileUnreadable, path.text, error.reason)
            return nil
        }
    }

    private mutating func entries(_ path: TilePath) throws -> [[UInt8]]? {
        do {
            return try reader.entries(at: path)
        } catch let error as LedgerError {
            result.add(.bundleUnreadable, path.text, error.reason)
            return nil
        }
    }

    private mutating func check(entry bytes: [UInt8], index: Int, path: String) {
        let entry: LedgerEntry
        do throws(LedgerError) { entry = try LedgerEntry(leaf: bytes) } catch {
            result.add(.entryInvalid, path, error.reason, entry: index)
            return
        }
        if entry.sequence != index + 1 {
            result.add(
                .sequenceWrong, path, "Its sequence is \(entry.sequence), not \(index + 1).",
                entry: index)
        }
        if let lastTime, entry.time < lastTime {
            result.add(
                .timeBackwards, path, "Its time \(entry.time) is before \(lastTime).", entry: index)
        }
        lastTime = max(lastTime ?? entry.time, entry.time)
    }

    /// Compares roots and the tiles above the leaves, and settles which of two is right.
    mutating func compare() throws {
        let entriesAreRight = fromEntries.root == checkpoint.root
        let tilesAreRight = fromTiles.root == checkpoint.root
        for disagreement in disagreements {
            add(disagreement, entriesAreRight: entriesAreRight, tilesAreRight: tilesAreRight)
        }
        if !entriesAreRight, !tilesAreRight {
            result.add(
                .rootMismatch, "checkpoint",
                "Neither the entries nor the leaf hashes give the root that it states.")
        }
        let tree = tilesAreRight && !entriesAreRight ? fromTiles : fromEntries
        for change in tree.upperTiles { try compare(change) }
    }

    private mutating func add(
        _ found: (entry: Int, bundle: TilePath, tile: TilePath), entriesAreRight: Bool,
        tilesAreRight: Bool
    ) {
        if entriesAreRight {
            result.add(
                .tileMismatch, found.tile.text, "Its hash is not that of the entry.",
                entry: found.entry)
        } else if tilesAreRight {
            result.add(
                .entryMismatch, found.bundle.text, "It does not hash to its place in the tree.",
                entry: found.entry)
        } else {
            result.add(
                .entryTileMismatch, found.bundle.text,
                "It does not hash to its place in \(found.tile.text).", entry: found.entry)
        }
    }

    private mutating func compare(_ change: TileChange) throws {
        guard let published = try hashes(change.path) else { return }
        result.tiles += 1
        guard published.flatMap(\.self) != change.bytes else { return }
        let expected = MerkleHash.split(change.bytes)
        let place = zip(published, expected).enumerated().first { $0.element.0 != $0.element.1 }
        result.add(
            .tileMismatch, change.path.text,
            "Its hash \(place?.offset ?? 0) is not that of the tile below.")
    }

    /// Compares checkpoints seen before with the roots that the tree had at their sizes.
    mutating func compare(earlier: [Checkpoint]) {
        for older in earlier {
            guard older.origin == checkpoint.origin else {
                result.add(
                    .notContinued, "checkpoint",
                    "An earlier checkpoint is that of \(older.origin), not of \(checkpoint.origin)."
                )
                continue
            }
            guard older.size <= checkpoint.size else {
                result.add(
                    .notContinued, "checkpoint",
                    "The log had \(older.size) entries before and has \(checkpoint.size) now.")
                continue
            }
            let roots = [fromEntries, fromTiles].map { $0.root(at: older.size) }
            if !roots.contains(older.root) {
                result.add(
                    .notContinued, "checkpoint",
                    "At size \(older.size) the root is not the one signed before.")
            }
        }
    }
}
