/// The dialects that a schema without `$schema` may be read in.
public enum SchemaDialect: String, Sendable, Hashable, CaseIterable {
    /// JSON Schema 2020-12, 2019-09 and draft-07.
    case draft202012 = "2020-12"
    case draft201909 = "2019-09"
    case draft07 = "7"
}
