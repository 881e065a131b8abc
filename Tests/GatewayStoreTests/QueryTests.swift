import GatewayStore
import RecordValidation
import SharingModel
import Testing

@Suite("A query shows exactly the records that its filters let through")
struct QueryTests {
    /// The records of a made-up file, as the test computes them without a database.
    struct Person {
        let ref: String
        let day: Int
        let age: Int?
        let place: String
    }

    private static func people(seed: Int, count: Int) -> [Person] {
        var state = UInt64(seed)
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        return (0..<count).map { index in
            Person(
                ref: "r\(seed)-\(index)", day: 1 + next(28),
                age: next(5) == 0 ? nil : next(60), place: ["Norwich", "Ely", "O'Hara"][next(3)])
        }
    }

    private static func padded(_ day: Int) -> String { day < 10 ? "0\(day)" : "\(day)" }

    private static func file(_ people: [Person], month: String) -> String {
        people.reduce(into: AnalysisKit.header) { text, person in
            let day = "\(month)-\(padded(person.day))"
            let age = person.age.map(String.init) ?? ""
            text += "\(person.ref),\(day)T12:00Z,\(day),\(person.place),\(age),,\r\n"
        }
    }

    private func filled() async throws -> (AnalysisStore, [Person], [Person]) {
        let store = try AnalysisStore.openInMemory()
        let schema = try AnalysisKit.schema()
        let (first, second) = (Self.people(seed: 1, count: 300), Self.people(seed: 2, count: 200))
        for (number, people, month) in [(1, first, "2026-09"), (2, second, "2026-10")] {
            _ = try await store.apply(
                AnalysisKit.submission(number, rowsExpected: people.count), schema: schema,
                feed: AnalysisKit.feed(Self.file(people, month: month), schema))
        }
        return (store, first, second)
    }

    private func refs(
        _ store: AnalysisStore, _ filters: [(String, String)], limit: Int = 1000
    ) async throws -> [String] {
        let query = AnalysisKit.query(
            try filters.map { try RecordFilter.parse(name: $0.0, value: $0.1) }, limit: limit)
        return try await AnalysisKit.rows(store, query, AnalysisKit.schema()).map {
            guard case .text(let ref)? = $0["ref"] else { throw Workshop.Stop() }
            return ref
        }
    }

    @Test func `filters agree with a walk over the records`() async throws {
        let (store, first, second) = try await filled()
        let all = first + second
        #expect(try await refs(store, []) == all.map(\.ref))
        #expect(
            try await refs(store, [("age.gte", "18"), ("age.lte", "25")])
                == all.filter { (18...25).contains($0.age ?? -1) }.map(\.ref))
        #expect(
            try await refs(store, [("where_at", "O'Hara")])
                == all.filter { $0.place == "O'Hara" }.map(\.ref))
        #expect(
            try await refs(store, [("where_at.in", "Ely,Norwich"), ("age", "30")])
                == all.filter { $0.place != "O'Hara" && $0.age == 30 }.map(\.ref))
        #expect(try await refs(store, [("at.gte", "2026-10")]) == second.map(\.ref))
        #expect(
            try await refs(store, [("at", "2026-10-05")])
                == second.filter { $0.day == 5 }.map(\.ref))
        #expect(
            try await refs(store, [("at.in", "2026-09-03,2026-10-04")])
                == first.filter { $0.day == 3 }.map(\.ref)
                + second.filter { $0.day == 4 }.map(\.ref))
        #expect(
            try await refs(store, [("day.lte", "2026-09-10")])
                == first.filter { $0.day <= 10 }.map(\.ref))
        #expect(try await refs(store, [("day", "2026-09")]) == first.map(\.ref))
        #expect(
            try await refs(store, [("submission_id", Workshop.id(2).text)]) == second.map(\.ref))
        #expect(try await refs(store, [("ledger_sequence", "1")]) == first.map(\.ref))
        #expect(try await refs(store, [("at.gte", "2027-01-01")]) == [])
    }

    @Test(arguments: [1, 7, 299, 300, 301, 499, 500, 501])
    func `pages of any length give every record once`(limit: Int) async throws {
        let (store, first, second) = try await filled()
        #expect(try await refs(store, [], limit: limit) == (first + second).map(\.ref))
    }

    @Test func `only the caller's controllers' records show`() async throws {
        let store = try AnalysisStore.openInMemory()
        let schema = try AnalysisKit.schema()
        let sets: [[ControllerID]] = [
            [AnalysisKit.controller], [AnalysisKit.other],
            [AnalysisKit.other, AnalysisKit.controller],
        ]
        for (index, controllers) in sets.enumerated() {
            _ = try await store.apply(
                AnalysisKit.submission(index + 1, controllers: controllers), schema: schema,
                feed: AnalysisKit.feed(AnalysisKit.header + "r\(index),,,,,,\r\n", schema))
        }
        func seen(_ controllers: [ControllerID]) async throws -> [RecordValue?] {
            try await AnalysisKit.rows(
                store, AnalysisKit.query(controllers: controllers), schema
            ).map { $0["ref"] }
        }
        #expect(try await seen([AnalysisKit.controller]) == [.text("r0"), .text("r2")])
        #expect(try await seen([AnalysisKit.other]) == [.text("r1"), .text("r2")])
        #expect(try await seen([]) == [])
    }

    @Test(arguments: [
        ("nowhere", "1", RefusalCode.filterUnknown), ("age; DROP TABLE x", "1", .filterUnknown),
        ("recordID\" = 1 --", "1", .filterUnknown), ("age", "old", .filterInvalid),
        ("age.in", "1,,2", .filterInvalid), ("day", "31/10/2026", .filterInvalid),
        ("at", "yesterday", .filterInvalid), ("alcohol", "Y", .filterInvalid),
        ("score", "nan", .filterInvalid),
    ])
    func `what cannot be asked is refused`(
        name: String, value: String, code: RefusalCode
    ) async throws {
        let store = try AnalysisStore.openInMemory()
        let schema = try AnalysisKit.schema()
        try await store.prepare(schema)
        let filter = try RecordFilter.parse(name: name, value: value)
        let refusal = await #expect(throws: Refusal.self) {
            try await AnalysisKit.rows(store, AnalysisKit.query([filter]), schema)
        }
        #expect(refusal?.code == code)
        #expect(refusal?.field == filter.column)
    }

    @Test(arguments: ["age.ne", "age.", ".gte"])
    func `another suffix is refused`(name: String) {
        #expect(throws: Refusal(.filterInvalid, "", help: "")) {
            try RecordFilter.parse(name: name, value: "1")
        }
    }

    @Test func `chosen columns come in the order asked, after the leading ones`() async throws {
        let (store, _, _) = try await filled()
        var query = AnalysisKit.query(limit: 1)
        query.columns = ["age", "ref"]
        let schema = try AnalysisKit.schema()
        let names = try await store.columnNames(query, schema)
        #expect(
            names == LeadingColumn.allCases.map(\.rawValue) + ["age", "age_original", "ref"])
        query.columns = ["secret"]
        await #expect(throws: Refusal(.filterUnknown, "", help: "")) {
            try await store.columnNames(query, schema)
        }
    }
}
