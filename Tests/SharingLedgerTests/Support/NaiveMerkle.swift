import SharingLedger

/// RFC 6962 §2.1 word for word: the oracle that knows no tiles.
final class NaiveMerkle {
    private let leaves: [[UInt8]]
    private var known: [Range<Int>: [UInt8]] = [:]

    init(leaves: [[UInt8]]) { self.leaves = leaves }

    /// MTH(D[range]).
    func root(_ range: Range<Int>) -> [UInt8] {
        if range.isEmpty { return MerkleHash.empty }
        if range.count == 1 { return leaves[range.lowerBound] }
        if let root = known[range] { return root }
        let middle = range.lowerBound + Self.split(range.count)
        let root = MerkleHash.node(
            root(range.lowerBound..<middle), root(middle..<range.upperBound))
        known[range] = root
        return root
    }

    /// PATH(index, D[range]).
    func path(_ index: Int, _ range: Range<Int>) -> [[UInt8]] {
        if range.count <= 1 { return [] }
        let middle = range.lowerBound + Self.split(range.count)
        return index < middle
            ? path(index, range.lowerBound..<middle) + [root(middle..<range.upperBound)]
            : path(index, middle..<range.upperBound) + [root(range.lowerBound..<middle)]
    }

    /// SUBPROOF(older, D[range], isWhole).
    func subproof(_ older: Int, _ range: Range<Int>, isWhole: Bool = true) -> [[UInt8]] {
        if older == range.upperBound { return isWhole ? [] : [root(range)] }
        let middle = range.lowerBound + Self.split(range.count)
        return older <= middle
            ? subproof(older, range.lowerBound..<middle, isWhole: isWhole)
                + [root(middle..<range.upperBound)]
            : subproof(older, middle..<range.upperBound, isWhole: false)
                + [root(range.lowerBound..<middle)]
    }

    /// The largest power of two below a count.
    private static func split(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }
}
