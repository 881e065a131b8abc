/// Decides when to warn of an expiry: 60, 30, 14 and 7 days before it, and on each of the last
/// days, once each.
struct ExpiryWarnings {
    private var said: Set<String> = []

    /// The days left, if it is time to say so.
    mutating func warning(for name: String, _ notAfter: Int, at unixSeconds: Int) -> Int? {
        let days = max(0, (notAfter - unixSeconds) / 86_400)
        guard let step = days < 7 ? days : [7, 14, 30, 60].first(where: { days <= $0 }) else {
            return nil
        }
        return said.insert("\(name) \(notAfter) \(step)").inserted ? days : nil
    }

    /// Whether the revocation lists of this generation are complained of for the first time.
    mutating func isFirst(_ generation: Int) -> Bool {
        said.insert("revocation \(generation)").inserted
    }
}
