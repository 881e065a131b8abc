import SQLDatabase
import Testing

@Suite("A transaction is done whole or not at all")
struct TransactionTests {
    struct Stop: Error {}

    enum Place: CaseIterable { case memory, file }

    static let tables = [
        SQLMigration("one", "CREATE TABLE t (v INTEGER NOT NULL UNIQUE) STRICT;")
    ]

    private func open(_ place: Place, _ folder: TemporaryFolder) throws -> SQLDatabase {
        switch place {
        case .memory: try .openInMemory(migrations: Self.tables)
        case .file: try .open(path: folder.file("t.sqlite"), migrations: Self.tables)
        }
    }

    private func values(_ database: SQLDatabase) throws -> [Int] {
        try database.readAndWait { try $0.query("SELECT v FROM t ORDER BY v") { $0.integer(0) } }
    }

    @Test(arguments: Place.allCases)
    func `what is thrown undoes it`(place: Place) async throws {
        let folder = try TemporaryFolder()
        let database = try open(place, folder)
        await #expect(throws: Stop.self) {
            try await database.write { connection -> Void in
                try connection.run("INSERT INTO t (v) VALUES (1)")
                throw Stop()
            }
        }
        #expect(try values(database) == [])
    }

    @Test(arguments: Place.allCases)
    func `a savepoint undoes its part alone`(place: Place) async throws {
        let folder = try TemporaryFolder()
        let database = try open(place, folder)
        let fault = try await database.write { connection -> SQLFault? in
            try connection.run("INSERT INTO t (v) VALUES (1)")
            var fault: SQLFault?
            do {
                try connection.savepoint {
                    try connection.run("INSERT INTO t (v) VALUES (2)")
                    try connection.run("INSERT INTO t (v) VALUES (1)")
                }
            } catch let found as SQLFault {
                fault = found
            }
            try connection.savepoint { _ = try connection.run("INSERT INTO t (v) VALUES (3)") }
            return fault
        }
        #expect(fault?.kind == .constraint)
        #expect(try values(database) == [1, 3])
    }

    @Test func `a reader keeps its snapshot while a writer commits`() async throws {
        let folder = try TemporaryFolder()
        let database = try open(.file, folder)
        try database.readAndWait { reader in
            #expect(try reader.query("SELECT v FROM t") { $0.integer(0) } == [])
            try database.writeAndWait { _ = try $0.run("INSERT INTO t (v) VALUES (7)") }
            #expect(try reader.query("SELECT v FROM t") { $0.integer(0) } == [])
        }
        #expect(try values(database) == [7])
    }

    @Test func `a full database refuses and keeps what it has`() throws {
        let folder = try TemporaryFolder()
        let database = try SQLDatabase.open(
            path: folder.file("t.sqlite"), options: SQLOptions(pagesMax: 20),
            migrations: [SQLMigration("one", "CREATE TABLE t (v BLOB) STRICT;")])
        try database.writeAndWait {
            _ = try $0.run("INSERT INTO t (v) VALUES (?1)", [.blob([1, 2, 3])])
        }
        let fault = #expect(throws: SQLFault.self) {
            try database.writeAndWait { connection in
                for _ in 0..<100 {
                    try connection.run("INSERT INTO t (v) VALUES (zeroblob(3000))")
                }
            }
        }
        #expect(fault?.kind == .full)
        try database.writeAndWait { _ = try $0.run("INSERT INTO t (v) VALUES (x'09')") }
        let count = try database.readAndWait {
            try $0.first("SELECT count(*) FROM t") { $0.integer(0) }
        }
        #expect(count == 2)
    }

    @Test func `a deferred database is durable when asked and still defers afterwards`()
        async throws
    {
        let folder = try TemporaryFolder()
        let database = try SQLDatabase.open(
            path: folder.file("t.sqlite"), options: SQLOptions(durability: .deferred),
            migrations: Self.tables)
        try await database.write { _ = try $0.run("INSERT INTO t (v) VALUES (1)") }
        let before = try folder.read("t.sqlite-wal").count
        try await database.makeDurable()
        // The flush rides on a commit of its own, which leaves frames behind.
        #expect(try folder.read("t.sqlite-wal").count > before)
        let mode = try await database.write {
            try $0.first("PRAGMA synchronous") { $0.integer(0) }
        }
        #expect(mode == 1)
    }

    @Test func `a durable database waits for the device at every commit`() async throws {
        let folder = try TemporaryFolder()
        let database = try open(.file, folder)
        let mode = try await database.write {
            try $0.first("PRAGMA synchronous") { $0.integer(0) }
        }
        #expect(mode == 2)
    }

    @Test func `a file of a newer version is not opened`() throws {
        let folder = try TemporaryFolder()
        let newer = Self.tables + [SQLMigration("two", "CREATE TABLE u (v INTEGER) STRICT;")]
        try SQLDatabase.open(path: folder.file("t.sqlite"), migrations: newer).close()
        #expect(throws: SQLFault.self) {
            try SQLDatabase.open(path: folder.file("t.sqlite"), migrations: Self.tables)
        }
    }

    @Test func `a file that is no database is corrupt`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Array(repeating: 0x41, count: 8192), "t.sqlite")
        let fault = #expect(throws: SQLFault.self) {
            try SQLDatabase.open(path: folder.file("t.sqlite"), migrations: Self.tables)
        }
        #expect(fault?.kind == .corrupt)
    }
}
