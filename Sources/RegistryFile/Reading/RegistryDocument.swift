public import SharingModel

/// A registry and where each value of it stands in its file, so that whoever finds a fault with a
/// value can name its line and column.
public struct RegistryDocument: Sendable {
    /// What the file says.
    public let registry: Registry
    /// The places of the values by path, for example `agreements[2].power`.
    private let places: [String: Place]

    init(_ registry: Registry, places: [String: Place]) {
        self.registry = registry
        self.places = places
    }

    /// A problem with a value of the file.
    /// - Parameters:
    ///   - path: for example `agreements[2].power`. Where the file does not say it, the problem is
    ///     with what it belongs to.
    ///   - reason: what is wrong.
    ///   - help: what to do about it.
    public func problem(at path: String, _ reason: String, help: String) -> RegistryProblem {
        var known = path
        while places[known] == nil, let end = known.lastIndex(where: { ".[".contains($0) }) {
            known = String(known[..<end])
        }
        return RegistryProblem(
            line: places[known]?.line ?? 1, column: places[known]?.column ?? 1, path: path,
            reason: reason, help: help)
    }
}
