/// A tile and the bytes that it now has: what a store writes after an append.
public struct TileChange: Sendable, Hashable {
    /// Which tile; a width below 256 says that it is still open.
    public let path: TilePath
    /// The hashes, 32 bytes each, `path.width` of them.
    public let bytes: [UInt8]

    /// A tile and its bytes.
    public init(path: TilePath, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}
