/// One step from one shape of the tables to the next. Once released, neither its name nor its SQL
/// changes.
public struct SQLMigration: Sendable, Hashable {
    /// The name under which the database remembers the step.
    public let name: String
    /// The statements, each ended by `;`, run in one transaction.
    public let script: String

    /// A step.
    public init(_ name: String, _ script: String) {
        self.name = name
        self.script = script
    }
}
