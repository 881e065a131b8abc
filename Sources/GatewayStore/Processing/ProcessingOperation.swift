/// What was done with personal data. Source: DPA 2018 s.62(1).
public enum ProcessingOperation: String, Sendable, Hashable, CaseIterable {
    case collection, alteration, consultation, disclosure, combination, erasure
}
