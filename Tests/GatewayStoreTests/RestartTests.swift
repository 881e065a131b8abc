import GatewayStore
import SharingLedger
import SharingModel
import Testing

@Suite("After a crash or a restore the ledger goes on only where it stood")
struct RestartTests {
    private func keep(_ folder: TemporaryFolder, as suffix: String) throws {
        for name in ["gateway.sqlite", "gateway.sqlite-wal", "last-checkpoint"] {
            try folder.copy(name, to: name + suffix)
        }
    }

    private func putBack(
        _ folder: TemporaryFolder, from suffix: String, lastCheckpoint: Bool = true
    ) throws {
        for name in ["gateway.sqlite", "gateway.sqlite-wal", "last-checkpoint"]
        where lastCheckpoint || name != "last-checkpoint" {
            try folder.copy(name + suffix, to: name)
        }
        try folder.remove("gateway.sqlite-shm")
    }

    @Test(arguments: [1, 255, 256, 257, 600])
    func `it goes on where it stood`(count: Int) async throws {
        let workshop = try Workshop()
        do {
            let store = try workshop.open()
            try await withThrowingTaskGroup { group in
                for number in 1...count {
                    group.addTask { _ = try await Workshop.submit(number, to: store) }
                }
                try await group.waitForAll()
            }
            try store.close()
        }
        let store = try workshop.open()
        let next = try await Workshop.submit(count + 1, to: store)
        #expect(next.value == count + 1)
        let result = try workshop.audit(store)
        #expect(result.isConsistent, "\(result.problems)")
    }

    @Test func `the files of a crash at any moment open again with all that was acknowledged`()
        async throws
    {
        let workshop = try Workshop()
        let store = try workshop.open()
        for number in 1...12 {
            try await Workshop.submit(number, to: store)
            try keep(workshop.folder, as: ".\(number)")
        }
        try store.close()
        for number in 1...12 {
            try putBack(workshop.folder, from: ".\(number)")
            let again = try workshop.open()
            #expect(try await again.ledgerSize() == number)
            #expect(try await again.submission(Workshop.id(number)) != nil)
            #expect(try workshop.audit(again).isConsistent)
            try again.close()
        }
    }

    @Test func `a log cut anywhere opens at an earlier commit, whole`() async throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        for number in 1...6 { try await Workshop.submit(number, to: store) }
        try keep(workshop.folder, as: ".all")
        try store.close()
        let wal = try workshop.folder.read("gateway.sqlite-wal.all")
        for part in stride(from: wal.count - 100, through: 40_000, by: -(wal.count / 7)) {
            try putBack(workshop.folder, from: ".all")
            try workshop.folder.remove("last-checkpoint")
            try workshop.folder.write(Array(wal.prefix(part)), "gateway.sqlite-wal")
            let again = try workshop.open { $0.adoptsDatabase = true }
            let size = try await again.ledgerSize()
            #expect(size < 6)
            #expect(try await again.submissions(SubmissionFilter()).count == size)
            #expect(try await again.latestCheckpoint()?.size ?? 0 == size)
            try again.close()
        }
    }

    @Test func `an older backup of the database is found out`() async throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        for number in 1...3 { try await Workshop.submit(number, to: store) }
        try keep(workshop.folder, as: ".old")
        try await Workshop.submit(4, to: store)
        try store.close()
        try putBack(workshop.folder, from: ".old", lastCheckpoint: false)
        let refusal = #expect(throws: Refusal.self) { try workshop.open() }
        #expect(refusal?.code == .ledgerInconsistent)
        #expect(refusal?.reason.contains("3") == true)
        #expect(refusal?.help.isEmpty == false)
    }

    @Test func `an older last-checkpoint is a crash between and is caught up`() async throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        for number in 1...3 { try await Workshop.submit(number, to: store) }
        try keep(workshop.folder, as: ".old")
        try await Workshop.submit(4, to: store)
        try store.close()
        try workshop.folder.copy("last-checkpoint.old", to: "last-checkpoint")
        let again = try workshop.open()
        #expect(try await again.ledgerSize() == 4)
        let kept = try Checkpoint(
            verifying: workshop.folder.read("last-checkpoint"), log: workshop.signer.verifier)
        #expect(kept.size == 4)
    }

    @Test func `another history of the same length is found out`() async throws {
        let (one, two) = (try Workshop(), try Workshop())
        for (workshop, offset) in [(one, 0), (two, 100)] {
            let store = try workshop.open()
            for number in 1...3 { try await Workshop.submit(number + offset, to: store) }
            try store.close()
        }
        try two.folder.write(try one.folder.read("last-checkpoint"), "last-checkpoint")
        #expect(throws: Refusal(.ledgerInconsistent, "", help: "")) { try two.open() }
    }

    @Test func `a last-checkpoint that is gone or broken is not overlooked`() async throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        for number in 1...2 { try await Workshop.submit(number, to: store) }
        try store.close()
        try workshop.folder.remove("last-checkpoint")
        #expect(throws: Refusal(.ledgerInconsistent, "", help: "")) { try workshop.open() }
        try workshop.open { $0.adoptsDatabase = true }.close()
        try workshop.folder.write(Array("gateway.test/log\n2\n".utf8), "last-checkpoint")
        #expect(throws: Refusal(.ledgerInconsistent, "", help: "")) { try workshop.open() }
    }

    @Test func `a log of another name is not gone on with`() async throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        try await Workshop.submit(1, to: store)
        try store.close()
        #expect(throws: Refusal(.ledgerInconsistent, "", help: "")) {
            try workshop.open { $0.origin = "other.test/log" }
        }
    }

    @Test func `two programs append to one ledger in turn, without gap or fork`() async throws {
        let workshop = try Workshop()
        let stores = [try workshop.open(), try workshop.open()]
        try await withThrowingTaskGroup { group in
            for number in 1...80 {
                group.addTask { _ = try await Workshop.submit(number, to: stores[number % 2]) }
            }
            try await group.waitForAll()
        }
        let result = try workshop.audit(stores[0])
        #expect(result.isConsistent, "\(result.problems)")
        #expect(result.entries == 80)
        for store in stores { try store.close() }
        let again = try workshop.open()
        #expect(try await again.ledgerSize() == 80)
        let kept = try Checkpoint(
            verifying: workshop.folder.read("last-checkpoint"), log: workshop.signer.verifier)
        #expect(kept.size == 80)
    }
}
