import GatewayStore
import SharingLedger
import SharingModel
import Testing

@Suite("Commits of many at once are whole, in order and without gaps")
struct GroupCommitTests {
    @Test(arguments: [1, 32, 700])
    func `as many as come are all there, once`(count: Int) async throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        let sequences = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 1...count {
                group.addTask {
                    let committed = try await Workshop.submit(number, to: store)
                    let checkpoint = try #require(committed.checkpoint)
                    let prover = try #require(committed.prover)
                    let proof = try prover.proof(of: committed.value - 1).hashes
                    try InclusionProof.verify(
                        leafHash: committed.entries[0].leafHash, index: committed.value - 1,
                        size: checkpoint.size, proof: proof, root: checkpoint.root)
                    return committed.value
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(sequences.sorted() == Array(1...count))
        let result = try workshop.audit(store)
        #expect(result.isConsistent, "\(result.problems)")
        #expect(result.entries == count)
        #expect(try await store.submissions(SubmissionFilter(limit: 1000)).count == count)
        #expect(try await store.outboxPending() == count)
        let kept = try Checkpoint(
            verifying: workshop.folder.read("last-checkpoint"), log: workshop.signer.verifier)
        #expect(kept.size == count)
    }

    @Test func `a refusal takes back its own rows and entries and nobody else's`() async throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        let refused = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 1...60 {
                group.addTask {
                    do {
                        _ = try await store.commits.submit { transaction in
                            let record = try transaction.append(Workshop.entry(number))
                            try transaction.insert(Workshop.submission(number, record))
                            if number.isMultiple(of: 3) {
                                _ = try transaction.append(Workshop.entry(number))
                                throw Refusal(.periodInvalid, "no", help: "none")
                            }
                        }
                        return false
                    } catch let refusal as Refusal {
                        #expect(refusal.code == .periodInvalid)
                        return true
                    }
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(refused == 20)
        #expect(try await store.ledgerSize() == 40)
        #expect(try await store.submissions(SubmissionFilter(limit: 100)).count == 40)
        #expect(try await store.submission(Workshop.id(3)) == nil)
        let result = try workshop.audit(store)
        #expect(result.isConsistent, "\(result.problems)")
    }

    @Test func `the same key or the same content is not recorded twice`() async throws {
        let workshop = try Workshop()
        let store = try workshop.openInMemory()
        try await Workshop.submit(1, to: store)
        await #expect(throws: Refusal(.idempotencyConflict, "", help: "")) {
            try await store.commits.submit { transaction in
                let record = try transaction.append(Workshop.entry(2))
                var again = try Workshop.submission(1, record)
                again.id = Workshop.id(2)
                again.idempotencyKey = nil
                try transaction.insert(again)
            }
        }
        await #expect(throws: Refusal(.idempotencyConflict, "", help: "")) {
            try await store.commits.submit { transaction in
                let record = try transaction.append(Workshop.entry(2))
                var again = try Workshop.submission(2, record)
                again.idempotencyKey = "key-1"
                try transaction.insert(again)
            }
        }
        #expect(try await store.ledgerSize() == 1)
        let found = try await store.submission(
            agency: Workshop.agency, idempotencyKey: "key-1")
        #expect(found?.id == Workshop.id(1))
        let byContent = try await store.submission(
            agency: Workshop.agency, agreement: Workshop.agreement, dataset: Workshop.dataset,
            period: Workshop.period, fileDigest: Workshop.digest(1))
        #expect(byContent == found)
        let otherwise = try await store.submission(
            agency: Workshop.agency, agreement: Workshop.name("other") { AgreementID($0) },
            dataset: Workshop.dataset, period: Workshop.period, fileDigest: Workshop.digest(1))
        #expect(otherwise == nil)
    }

    @Test func `time never runs backwards`() async throws {
        let workshop = try Workshop()
        let store = try workshop.openInMemory()
        for time in [5000, 3000, 7000, 1000] {
            _ = try await store.commits.submit {
                _ = try $0.append(Workshop.entry(1, time: time))
            }
        }
        let times = try await store.ledgerEntries(from: 1, limit: 10).map(\.time.milliseconds)
        #expect(times == [5000, 5000, 7000, 7000])
    }

    @Test func `a commit without entries makes no checkpoint`() async throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        let first = try await store.commits.submit { _ in 1 }
        #expect(first.checkpoint == nil)
        #expect(try await store.latestCheckpoint() == nil)
        try await Workshop.submit(1, to: store)
        let second = try await store.commits.submit { _ in 2 }
        #expect(second.checkpoint?.size == 1)
        #expect(second.entries.isEmpty)
    }

    @Test func `a body that cannot be signed for leaves nothing`() async throws {
        struct NoKey: Error {}
        let store = try GatewayStore.openInMemory(origin: Workshop.origin) { _ in throw NoKey() }
        await #expect(throws: NoKey.self) { try await Workshop.submit(1, to: store) }
        #expect(try await store.ledgerSize() == 0)
        #expect(try await store.submission(Workshop.id(1)) == nil)
    }

    @Test func `a full database refuses politely, loses nothing and goes on`() async throws {
        let workshop = try Workshop()
        let store = try workshop.open { $0.pagesMax = 90 }
        var recorded = 0
        var refusals = 0
        for number in 1...400 {
            do {
                try await Workshop.submit(number, to: store)
                recorded += 1
            } catch let refusal as Refusal {
                #expect(refusal.code == .storageFull)
                refusals += 1
                if refusals == 3 { break }
            }
        }
        #expect(refusals == 3)
        #expect(recorded > 10)
        #expect(try await store.ledgerSize() == recorded)
        try store.close()
        let again = try workshop.open()
        let result = try workshop.audit(again)
        #expect(result.isConsistent, "\(result.problems)")
        #expect(result.entries == recorded)
        try await Workshop.submit(1000, to: again)
        #expect(try await again.ledgerSize() == recorded + 1)
    }
}
