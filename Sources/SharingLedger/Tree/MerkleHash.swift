import Cryptography

/// The hashes of a Merkle tree: SHA-256 with one prefix byte for leaves and another for nodes.
///
/// Source: RFC 6962 §2.1.
public enum MerkleHash {
    /// How many bytes a hash has.
    public static let byteCount = 32

    /// The hash of a leaf: SHA-256 of 0x00 and the entry.
    public static func leaf(_ entry: [UInt8]) -> [UInt8] {
        SHA256Hasher.hash([0x00] + entry)
    }

    /// The hash of an inner node: SHA-256 of 0x01, the left and the right child.
    public static func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1 + 2 * byteCount)
        bytes.append(0x01)
        bytes += left
        bytes += right
        return SHA256Hasher.hash(bytes)
    }

    /// The root of the tree without leaves: SHA-256 of nothing.
    public static let empty: [UInt8] = SHA256Hasher.hash([])

    /// The root of the perfect subtree above a power of two of hashes.
    static func perfect(_ hashes: [[UInt8]]) -> [UInt8] {
        var level = hashes
        while level.count > 1 {
            level = stride(from: 0, to: level.count, by: 2).map { node(level[$0], level[$0 + 1]) }
        }
        return level.first ?? empty
    }

    /// Cuts concatenated hashes apart.
    static func split(_ bytes: some Collection<UInt8>) -> [[UInt8]] {
        var hashes: [[UInt8]] = []
        hashes.reserveCapacity(bytes.count / byteCount)
        var rest = bytes[...]
        while !rest.isEmpty {
            hashes.append(Array(rest.prefix(byteCount)))
            rest = rest.dropFirst(byteCount)
        }
        return hashes
    }
}
