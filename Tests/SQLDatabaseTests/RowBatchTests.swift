import SQLDatabase
import Testing

@Suite("A batch of rows is stored as it was packed")
struct RowBatchTests {
    private static func table() throws -> SQLDatabase {
        try SQLDatabase.openInMemory(
            migrations: [SQLMigration("one", "CREATE TABLE t (a ANY, b ANY CHECK (b <> 13));")])
    }

    private static func run(_ batch: SQLRowBatch, on database: SQLDatabase) throws {
        try database.writeAndWait { connection in
            try connection.statement("INSERT INTO t (a, b) VALUES (?1, ?2)")
                .run(batch, parameterCount: 2)
        }
    }

    private static func append(_ text: String, to row: inout SQLRowBatch.Row) {
        var text = text
        text.withUTF8 { unsafe row.append(UnsafeRawBufferPointer($0)) }
    }

    @Test(arguments: [64, 1 << 16])
    func `values of each kind come back, however often the batch grew`(capacity: Int) throws {
        let batch = SQLRowBatch(capacity: capacity)
        let texts = ["", "Norwich – ‹grüße›", String(repeating: "x", count: 300), "nul\0inside"]
        for (number, text) in texts.enumerated() {
            var row = batch.beginRow()
            Self.append(text, to: &row)
            row.append(number == 2 ? Int.min : number)
            row.end()
        }
        var row = batch.beginRow()
        row.appendNull()
        row.append(-0.5)
        row.end()
        row = batch.beginRow()
        row.append(7)
        row.appendNull()
        row.end()
        #expect(batch.rowCount == 6)
        let database = try Self.table()
        try Self.run(batch, on: database)
        let found = try database.readAndWait { connection in
            try connection.query("SELECT a, b FROM t ORDER BY rowid") { row -> [SQLValue] in
                [
                    row.isNull(0) ? .null : .text(row.text(0)),
                    row.isNull(1) ? .null : .text(row.text(1)),
                ]
            }
        }
        #expect(
            found == [
                [.text(""), .text("0")], [.text(texts[1]), .text("1")],
                [.text(texts[2]), .text("\(Int.min)")], [.text(texts[3]), .text("3")],
                [.null, .text("-0.5")], [.text("7"), .null],
            ])
        batch.clear()
        #expect(batch.rowCount == 0)
        #expect(batch.byteCount == 0)
    }

    @Test func `a row that fails ends the run, and a batch used again starts afresh`() throws {
        let database = try Self.table()
        let batch = SQLRowBatch(capacity: 64)
        for value in [1, 13, 2] {
            var row = batch.beginRow()
            row.appendNull()
            row.append(value)
            row.end()
        }
        #expect(throws: SQLFault.self) { try Self.run(batch, on: database) }
        batch.clear()
        var row = batch.beginRow()
        row.appendNull()
        row.appendNull()
        row.end()
        try Self.run(batch, on: database)
        let found = try database.readAndWait { connection in
            try connection.query("SELECT b FROM t") { $0.isNull(0) }
        }
        #expect(found == [true])
    }
}
