import SQLDatabase

/// Every shape the gateway's database ever had. A released step is never changed.
enum GatewayMigrations {
    static let all = [
        SQLMigration("2026-11-first-light", firstLight),
        SQLMigration("2026-11-submission-keys", KeyTable.creation),
        SQLMigration("2026-11-corrections", corrections),
        SQLMigration("2026-11-shared-keys", KeyTable.sharing),
    ]

    /// What was replaced is no longer the submission of its content: the same file may come again.
    private static let corrections = """
        ALTER TABLE submission ADD COLUMN replaces TEXT REFERENCES submission (id);
        ALTER TABLE submission ADD COLUMN replacedBy TEXT REFERENCES submission (id);
        DROP INDEX submissionByContent;
        CREATE UNIQUE INDEX submissionByContent
            ON submission (agency, dataset, period, fileSHA256, agreement)
            WHERE state IN ('accepted', 'accepted-in-part', 'forwarded') AND replacedBy IS NULL;
        """

    private static let firstLight = """
        CREATE TABLE registryVersion (
            version INTEGER PRIMARY KEY CHECK (version > 0),
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
            yaml BLOB NOT NULL,
            appliedAt INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE schemaVersion (
            dataset TEXT NOT NULL,
            version TEXT NOT NULL,
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
            document BLOB NOT NULL,
            publishedAt INTEGER NOT NULL,
            PRIMARY KEY (dataset, version)
        ) STRICT;
        CREATE TRIGGER schemaVersionStays BEFORE UPDATE ON schemaVersion
        BEGIN SELECT RAISE(ABORT, 'a schema version is immutable'); END;
        CREATE TRIGGER schemaVersionRemains BEFORE DELETE ON schemaVersion
        BEGIN SELECT RAISE(ABORT, 'a schema version is immutable'); END;

        CREATE TABLE ledgerEntry (
            sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
            entry BLOB NOT NULL CHECK (length(entry) BETWEEN 2 AND 65535),
            leafHash BLOB NOT NULL CHECK (length(leafHash) = 32)
        ) STRICT;
        CREATE TRIGGER ledgerEntryStays BEFORE UPDATE ON ledgerEntry
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER ledgerEntryRemains BEFORE DELETE ON ledgerEntry
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER ledgerEntryFollows BEFORE INSERT ON ledgerEntry
        WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM ledgerEntry)
        BEGIN SELECT RAISE(ABORT, 'the ledger has no gaps'); END;

        CREATE TABLE ledgerTile (
            level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 63),
            tileIndex INTEGER NOT NULL CHECK (tileIndex >= 0),
            hashes BLOB NOT NULL CHECK (length(hashes) BETWEEN 32 AND 8192
                AND length(hashes) % 32 = 0),
            PRIMARY KEY (level, tileIndex)
        ) STRICT;

        CREATE TABLE checkpoint (
            size INTEGER PRIMARY KEY CHECK (size >= 0),
            root BLOB NOT NULL CHECK (length(root) = 32),
            note TEXT NOT NULL,
            time INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE submission (
            id TEXT NOT NULL PRIMARY KEY,
            agency TEXT NOT NULL,
            holder TEXT NOT NULL,
            dataset TEXT NOT NULL,
            period TEXT NOT NULL,
            schemaVersion TEXT,
            schemaSHA256 BLOB CHECK (length(schemaSHA256) = 32),
            power TEXT NOT NULL,
            form TEXT NOT NULL,
            agreement TEXT NOT NULL,
            reference TEXT,
            state TEXT NOT NULL CHECK (state IN ('accepted', 'accepted-in-part', 'refused',
                'forwarded', 'nil-return', 'withheld')),
            receivedAt INTEGER NOT NULL,
            fileBytes INTEGER CHECK (fileBytes >= 0),
            fileSHA256 BLOB CHECK (length(fileSHA256) = 32),
            salt BLOB CHECK (length(salt) BETWEEN 16 AND 64),
            filename TEXT CHECK (length(filename) <= 255),
            idempotencyKey TEXT CHECK (length(idempotencyKey) BETWEEN 1 AND 200),
            rowsReceived INTEGER CHECK (rowsReceived >= 0),
            rowsAccepted INTEGER CHECK (rowsAccepted >= 0),
            rowsRejected INTEGER CHECK (rowsRejected >= 0),
            reason TEXT,
            ground TEXT,
            decidedBy TEXT,
            reviewOn TEXT,
            codes TEXT NOT NULL,
            due TEXT,
            timeliness TEXT NOT NULL CHECK (timeliness IN ('on-time', 'late', 'not-expected')),
            ledgerSequence INTEGER NOT NULL UNIQUE REFERENCES ledgerEntry (sequence),
            leafHash BLOB NOT NULL CHECK (length(leafHash) = 32),
            report BLOB,
            forwardedRows INTEGER CHECK (forwardedRows >= 0),
            UNIQUE (agency, idempotencyKey),
            CHECK ((fileBytes IS NULL) = (fileSHA256 IS NULL)),
            CHECK ((schemaVersion IS NULL) = (schemaSHA256 IS NULL)),
            CHECK (rowsReceived IS NULL OR rowsReceived = rowsAccepted + rowsRejected),
            CHECK ((state = 'forwarded') = (forwardedRows IS NOT NULL))
        ) STRICT;
        CREATE UNIQUE INDEX submissionByContent
            ON submission (agency, dataset, period, agreement, fileSHA256)
            WHERE state IN ('accepted', 'accepted-in-part', 'forwarded');
        CREATE INDEX submissionByFile ON submission (fileSHA256)
            WHERE state IN ('accepted', 'accepted-in-part', 'forwarded');
        CREATE INDEX submissionByAgency ON submission (agency, id);
        CREATE TRIGGER submissionRemains BEFORE DELETE ON submission
        BEGIN SELECT RAISE(ABORT, 'a submission is never deleted'); END;

        CREATE TABLE outbox (
            submission TEXT NOT NULL PRIMARY KEY REFERENCES submission (id),
            createdAt INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
            nextAttemptAt INTEGER NOT NULL,
            lastError TEXT,
            doneAt INTEGER
        ) STRICT;
        CREATE INDEX outboxWaiting ON outbox (nextAttemptAt, submission) WHERE doneAt IS NULL;

        CREATE TABLE obligation (
            agreement TEXT NOT NULL,
            period TEXT NOT NULL,
            kind TEXT NOT NULL,
            ledgerSequence INTEGER NOT NULL REFERENCES ledgerEntry (sequence),
            PRIMARY KEY (agreement, period, kind)
        ) STRICT;
        """
}
