import SQLDatabase
import SharingModel

/// The statements over `submissionKey`: keyed digests of the keys of accepted rows, never values.
enum KeyTable {
    static let creation = """
        CREATE TABLE keySalt (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            salt BLOB NOT NULL CHECK (length(salt) = 32)
        ) STRICT;
        CREATE TABLE submissionKey (
            digest BLOB NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
            submission TEXT NOT NULL REFERENCES submission (id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX submissionKeyBySubmission ON submissionKey (submission);
        """

    /// Where the rule only warns, several submissions hold one key.
    static let sharing = """
        CREATE TABLE sharedKey (
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            submission TEXT NOT NULL REFERENCES submission (id),
            PRIMARY KEY (digest, submission)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO sharedKey SELECT digest, submission FROM submissionKey;
        DROP TABLE submissionKey;
        ALTER TABLE sharedKey RENAME TO submissionKey;
        CREATE INDEX submissionKeyBySubmission ON submissionKey (submission);
        """

    static func salt(_ connection: SQLConnection) throws -> [UInt8]? {
        try connection.first("SELECT salt FROM keySalt") { $0.bytes(0) }
    }

    static func keep(salt: [UInt8], _ connection: SQLConnection) throws {
        try connection.run(
            "INSERT INTO keySalt (only, salt) VALUES (1, ?1) ON CONFLICT (only) DO NOTHING",
            [.blob(salt)])
    }

    static func holder(
        of digest: [UInt8], except: SubmissionID?, _ connection: SQLConnection
    ) throws -> SubmissionID? {
        try connection.first(
            """
            SELECT submission FROM submissionKey WHERE digest = ?1 AND submission IS NOT ?2
            ORDER BY submission LIMIT 1
            """,
            [.blob(digest), .optional(except?.text)]
        ) { row in SubmissionID(row.text(0)) } ?? nil
    }

    static func insert(
        _ digest: [UInt8], of submission: SubmissionID, alone: Bool, _ connection: SQLConnection
    ) throws {
        guard try !alone || holder(of: digest, except: nil, connection) == nil else {
            throw Refusal(
                .idempotencyConflict,
                "Another submission with some of the same records was accepted meanwhile.",
                help: "Send the file again: the report then names the records and the submission.")
        }
        let insertion = try connection.statement(
            """
            INSERT INTO submissionKey (digest, submission) VALUES (?1, ?2)
            ON CONFLICT (digest, submission) DO NOTHING
            """)
        try insertion.bind(digest, 1)
        try insertion.bind(submission.text, 2)
        try insertion.run()
    }

    static func remove(of submission: SubmissionID, _ connection: SQLConnection) throws {
        try connection.run(
            "DELETE FROM submissionKey WHERE submission = ?1", [.text(submission.text)])
    }
}
