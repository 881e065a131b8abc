/// Whether the gateway can do its work, and what hinders it.
public struct Readiness: Sendable, Hashable {
    /// What hinders it, in short words; empty while it is ready.
    public var hindrances: [String]

    /// Ready, unless something hinders.
    public init(hindrances: [String] = []) { self.hindrances = hindrances }

    /// Whether nothing hinders.
    public var isReady: Bool { hindrances.isEmpty }
}
