/// What becomes of a file in which rows break the schema.
public enum AcceptancePolicy: String, Sendable, Hashable, CaseIterable {
    /// One error refuses the whole file.
    case refuseFile = "refuse-file"
    /// Rows without an error are accepted, the others are not.
    case acceptRows = "accept-rows"
}
