import GatewayStore
import SQLDatabase
import SharingModel
import Testing

@Suite("The processing log keeps who did what, and shows tampering")
struct ProcessingLogTests {
    static let person = Workshop.name("a-analyst") { PersonID($0) }

    private func event(_ number: Int) -> ProcessingEvent {
        ProcessingEvent(
            time: Instant(milliseconds: number * 1000), holder: .person(Self.person),
            operation: .consultation, dataset: Workshop.dataset, purpose: "PREVENT",
            reference: "OP-\(number)", justification: "linked series", rowCount: number,
            recipients: ["norfolk-constabulary"])
    }

    @Test func `entries come back as they went in, in order`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("processing.sqlite")
        let log = try ProcessingLog.open(path: path)
        for number in 1...5 { #expect(try await log.record(event(number)) == number) }
        try log.close()
        let again = try ProcessingLog.open(path: path)
        let events = try await again.events(from: 2, limit: 3)
        #expect(events.map(\.sequence) == [2, 3, 4])
        #expect(events.map(\.event) == [event(2), event(3), event(4)])
        #expect(try await again.verify() == 5)
    }

    @Test func `time does not run backwards`() async throws {
        let log = try ProcessingLog.openInMemory()
        _ = try await log.record(event(9))
        _ = try await log.record(event(4))
        let times = try await log.events(from: 1, limit: 2).map(\.event.time.milliseconds)
        #expect(times == [9000, 9000])
    }

    @Test(arguments: [
        "UPDATE processing SET rowCount = 1 WHERE sequence = 3",
        "UPDATE processing SET holder = 'person/somebody-else' WHERE sequence = 3",
        "DELETE FROM processing WHERE sequence = 3",
        "DELETE FROM processing WHERE sequence = 1",
    ])
    func `an entry that is changed or taken out is found`(tampering: String) async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("processing.sqlite")
        let log = try ProcessingLog.open(path: path)
        for number in 1...5 { _ = try await log.record(event(number)) }
        try log.close()
        let intruder = try SQLDatabase.open(
            path: path, migrations: [SQLMigration("2026-11-first-light", "")])
        #expect(throws: SQLFault.self) { try intruder.writeAndWait { _ = try $0.run(tampering) } }
        try intruder.writeAndWait { connection in
            try connection.execute("DROP TRIGGER processingStays; DROP TRIGGER processingRemains")
            _ = try connection.run(tampering)
        }
        try intruder.close()
        let again = try ProcessingLog.open(path: path)
        await #expect(throws: Refusal(.ledgerInconsistent, "", help: "")) {
            try await again.verify()
        }
    }

    @Test func `an operation without purpose is not logged`() async throws {
        let log = try ProcessingLog.openInMemory()
        var event = event(1)
        event.purpose = ""
        await #expect(throws: SQLFault.self) { try await log.record(event) }
    }
}
