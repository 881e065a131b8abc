import SQLDatabase
import Testing

@Suite("A connection gives back what was bound")
struct StatementTests {
    static let values: [SQLValue] = [
        .null, .integer(0), .integer(.min), .integer(.max), .real(-0.5), .real(1e300), .text(""),
        .text("Norwich – ‹grüße›"), .text("nul\0inside"), .blob([]), .blob([0, 1, 255]),
    ]

    @Test(arguments: values)
    func `a value comes back as it went in`(value: SQLValue) throws {
        let database = try SQLDatabase.openInMemory(
            migrations: [SQLMigration("one", "CREATE TABLE t (v ANY) STRICT;")])
        let found = try database.writeAndWait { connection in
            try connection.run("INSERT INTO t (v) VALUES (?1)", [value])
            return try connection.first("SELECT v FROM t") { row -> SQLValue in
                switch value {
                case .null: row.isNull(0) ? .null : .integer(-1)
                case .integer: .integer(row.integer(0))
                case .real: .real(row.real(0))
                case .text: row.isNull(0) ? .null : .text(row.text(0))
                case .blob: row.isNull(0) ? .null : .blob(row.bytes(0))
                }
            }
        }
        #expect(found == value)
    }

    @Test func `a value of another type is a constraint fault without the value`() throws {
        let database = try SQLDatabase.openInMemory(
            migrations: [SQLMigration("one", "CREATE TABLE t (v INTEGER) STRICT;")])
        let fault = #expect(throws: SQLFault.self) {
            try database.writeAndWait {
                try $0.run("INSERT INTO t (v) VALUES (?1)", [.text("secret-name")])
            }
        }
        #expect(fault?.kind == .constraint)
        #expect(fault?.description.contains("secret-name") == false)
    }

    @Test func `wrong SQL is a fault`() throws {
        let database = try SQLDatabase.openInMemory()
        let fault = #expect(throws: SQLFault.self) {
            try database.readAndWait { try $0.query("SELECT x FROM nowhere") { $0.integer(0) } }
        }
        #expect(fault?.kind == .other)
    }
}
