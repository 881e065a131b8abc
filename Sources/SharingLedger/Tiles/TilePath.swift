/// Where a tile of hashes or a bundle of entries is published.
///
/// `tile/<level>/<index>[.p/<width>]` and `tile/entries/<index>[.p/<width>]`; the index is written
/// in groups of three digits, all but the last with `x` before them. Source: C2SP tlog-tiles.
public struct TilePath: Sendable, Hashable {
    /// How many levels of the tree a tile stands for.
    static let height = 8
    /// How many hashes a full tile has, or entries a full bundle.
    public static let fullWidth = 256
    /// The highest level that the specification allows.
    public static let levelMax = 63

    /// The level, 0 for leaves; nil for a bundle of entries.
    public let level: Int?
    /// Which tile of its level, from 0.
    public let index: Int
    /// How many hashes or entries it holds, 1 to 256; 256 is full.
    public let width: Int

    /// A tile of hashes.
    /// - Parameters:
    ///   - level: 0 to 63.
    ///   - index: from 0.
    ///   - width: 1 to 256.
    public init(level: Int, index: Int, width: Int = TilePath.fullWidth) {
        precondition((0...Self.levelMax).contains(level), "a level is 0 to 63")
        self.init(checked: level, index, width)
    }

    private init(checked level: Int?, _ index: Int, _ width: Int) {
        precondition(index >= 0 && (1...Self.fullWidth).contains(width), "a width is 1 to 256")
        self.level = level
        self.index = index
        self.width = width
    }

    /// A bundle of entries.
    /// - Parameters:
    ///   - index: from 0.
    ///   - width: 1 to 256.
    public static func entries(index: Int, width: Int = TilePath.fullWidth) -> TilePath {
        TilePath(checked: nil, index, width)
    }

    /// Reads a path; nil for anything that is not exactly of the form above.
    public init?(text: String) {
        guard text.utf8.count <= 128 else { return nil }
        var parts = text.split(separator: "/", omittingEmptySubsequences: false)[...]
        guard parts.popFirst() == "tile", let first = parts.popFirst() else { return nil }
        var level: Int?
        if first != "entries" {
            guard let number = DecimalText.number(first), number <= Self.levelMax else {
                return nil
            }
            level = number
        }
        var width = Self.fullWidth
        if parts.count >= 2, parts[parts.endIndex - 2].hasSuffix(".p") {
            guard let number = DecimalText.number(parts.removeLast()),
                (1..<Self.fullWidth).contains(number), let last = parts.popLast()
            else { return nil }
            width = number
            parts.append(last.dropLast(2))
        }
        guard let index = Self.index(of: parts) else { return nil }
        self.init(checked: level, index, width)
    }

    private static func index(of groups: ArraySlice<Substring>) -> Int? {
        guard (1...6).contains(groups.count) else { return nil }
        var index = 0
        for (position, group) in zip(groups.indices, groups) {
            var digits = group
            if position < groups.endIndex - 1 {
                guard digits.popFirst() == "x" else { return nil }
            }
            guard digits.utf8.count == 3, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let value = Int(digits)
            else { return nil }
            // A group of zeros in front would be a second way to write the same index.
            if position == groups.startIndex, groups.count > 1, value == 0 { return nil }
            index = index * 1000 + value
        }
        return index
    }

    /// The path, relative to the log's prefix.
    public var text: String {
        let suffix = width == Self.fullWidth ? "" : ".p/\(width)"
        return "tile/" + (level.map(String.init) ?? "entries") + "/" + indexText + suffix
    }

    private var indexText: String {
        func padded(_ value: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: 3 - text.utf8.count) + text
        }
        var text = padded(index % 1000)
        var rest = index / 1000
        while rest > 0 {
            text = "x" + padded(rest % 1000) + "/" + text
            rest /= 1000
        }
        return text
    }

    /// The same place with another width.
    public func with(width: Int) -> TilePath { TilePath(checked: level, index, width) }

    /// The paths that a log of that size publishes at a level, or for its entries: full tiles
    /// first, then the partial one, if there is one.
    /// - Parameters:
    ///   - level: the level; nil for bundles of entries.
    ///   - size: the log's size.
    public static func all(level: Int?, size: Int) -> [TilePath] {
        let hashes = LedgerTree.hashes(at: level ?? 0, of: size)
        var paths = (0..<hashes / fullWidth).map { TilePath(checked: level, $0, fullWidth) }
        if hashes % fullWidth > 0 {
            paths.append(TilePath(checked: level, hashes / fullWidth, hashes % fullWidth))
        }
        return paths
    }
}
