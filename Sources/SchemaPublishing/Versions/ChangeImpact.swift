public import SharingModel

/// What a change means to those who send files under the older version.
public enum ChangeImpact: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Words only: every file has the same verdict as before.
    case cosmetic
    /// Every file that was accepted is accepted still, and means the same.
    case compatible
    /// A file that was accepted may be refused, may mean something else, or is protected less.
    case breaking

    /// The smallest step of the version that announces such a change.
    public var bump: VersionBump {
        switch self {
        case .cosmetic: .patch
        case .compatible: .minor
        case .breaking: .major
        }
    }

    /// From harmless to breaking.
    public static func < (left: Self, right: Self) -> Bool { left.bump < right.bump }
}

/// A step of a version's number.
public enum VersionBump: String, Sendable, Hashable, CaseIterable, Comparable {
    /// 1.2.3 to 1.2.4, 1.3.0 or 2.0.0.
    case patch, minor, major

    /// The step that leads from one version to a later one.
    public init(from old: SemanticVersion, to new: SemanticVersion) {
        self = old.major != new.major ? .major : old.minor != new.minor ? .minor : .patch
    }

    /// The version that lies this step after another.
    public func applied(to version: SemanticVersion) -> SemanticVersion {
        switch self {
        case .patch:
            SemanticVersion(
                major: version.major, minor: version.minor, patch: version.patch + 1)
        case .minor: SemanticVersion(major: version.major, minor: version.minor + 1, patch: 0)
        case .major: SemanticVersion(major: version.major + 1, minor: 0, patch: 0)
        }
    }

    private var rank: Int { self == .patch ? 0 : self == .minor ? 1 : 2 }

    /// From the smallest step to the largest.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}
