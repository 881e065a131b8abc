import SQLDatabase
public import SharingModel

extension GatewayStore {
    /// The secret under which keys are digested: the one that is kept, or a new one.
    /// - Parameter made: 32 random bytes, kept where there is none yet.
    /// - Throws: `SQLFault`.
    public func keySalt(orKeep made: [UInt8]) async throws -> [UInt8] {
        if let kept = try await database.read({ try KeyTable.salt($0) }) { return kept }
        return try await commits.submit { transaction in
            try KeyTable.keep(salt: made, transaction.connection)
            return try KeyTable.salt(transaction.connection) ?? made
        }.value
    }

    /// The accepted submission that holds a key; blocks the calling thread while it reads.
    /// - Parameters:
    ///   - digest: the key's keyed digest, 32 bytes.
    ///   - except: a submission whose keys do not count.
    /// - Throws: `SQLFault`.
    public func submission(
        holdingKey digest: [UInt8], except: SubmissionID?
    ) throws -> SubmissionID? {
        try database.readAndWait { try KeyTable.holder(of: digest, except: except, $0) }
    }
}

extension CommitTransaction {
    /// Records that an accepted submission holds a key.
    /// - Parameters:
    ///   - digest: the key's keyed digest, 32 bytes.
    ///   - alone: whether no other may hold it, nor this one twice.
    /// - Throws: a refusal `idempotency-conflict` where that is so; `SQLFault`.
    public func insertKey(
        _ digest: [UInt8], of submission: SubmissionID, alone: Bool
    ) throws {
        try KeyTable.insert(digest, of: submission, alone: alone, connection)
    }

    /// Forgets the keys of a submission that another replaces.
    /// - Throws: `SQLFault`.
    public func removeKeys(of submission: SubmissionID) throws {
        try KeyTable.remove(of: submission, connection)
    }
}
