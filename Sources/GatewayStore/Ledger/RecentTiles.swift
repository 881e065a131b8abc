import SharingLedger

/// The tiles at the right edge of the tree after one commit, and those that it filled.
///
/// The path from any entry of the commit to the root touches no other: each ancestor stands in the
/// open tile of its level or in one that this commit filled.
struct RecentTiles: TileReader {
    private let tiles: [String: [UInt8]]

    init(_ changes: [TileChange]) {
        var tiles: [String: [UInt8]] = [:]
        for change in changes { tiles[change.path.text] = change.bytes }
        self.tiles = tiles
    }

    func bytes(at path: String) -> [UInt8]? { tiles[path] }
}
