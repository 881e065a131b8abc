public import SharingLedger

/// Reads a ledger that was exported into a folder.
public struct FolderTileReader: TileReader {
    /// The folder that holds `checkpoint` and `tile`.
    public let folder: String

    /// A reader of that folder.
    public init(folder: String) { self.folder = folder }

    /// The bytes of one published thing; nil where there is no such file.
    /// - Throws: `LocalFileError`.
    public func bytes(at path: String) throws -> [UInt8]? {
        let name = Path.join(folder, path)
        guard LocalFile.exists(name) else { return nil }
        return try LocalFile.contents(of: name)
    }
}
