/// The version of a dataset schema: MAJOR.MINOR.PATCH, no leading zeros, no suffix.
///
/// Source: Semantic Versioning 2.0.0 §2.
public struct SemanticVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Changes that break what was valid before.
    public let major: Int
    /// Additions that break nothing.
    public let minor: Int
    /// Corrections of words.
    public let patch: Int

    /// A version of three numbers, each 0 or more.
    public init(major: Int, minor: Int, patch: Int) {
        self.major = major
        self.minor = minor
        self.patch = patch
    }

    /// Reads `1.0.0`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.count <= 6 && part.allSatisfy(\.isASCIIDigit)
                && (part.count == 1 || part.first != "0")
                ? Int(part) : nil
        }
        guard parts.count == 3, numbers.count == 3 else { return nil }
        self.init(major: numbers[0], minor: numbers[1], patch: numbers[2])
    }

    /// MAJOR.MINOR.PATCH.
    public var description: String { "\(major).\(minor).\(patch)" }

    /// The order of precedence. Source: Semantic Versioning 2.0.0 §11.
    public static func < (left: Self, right: Self) -> Bool {
        (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
    }
}

extension Character {
    /// Whether this is one of 0 to 9.
    var isASCIIDigit: Bool { ("0"..."9").contains(self) && utf8.count == 1 }
}
