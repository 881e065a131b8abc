import SQLDatabase

/// Every shape the analysis store's own tables ever had. The datasets' tables follow their schemas.
enum AnalysisMigrations {
    static let all = [
        SQLMigration("2026-11-first-light", firstLight),
        SQLMigration("2026-11-versions", versions),
    ]

    /// In which columns each version has the time and the place of its records. Versions that were
    /// prepared before are added when the gateway prepares them again, as it does at each start.
    private static let versions = """
        CREATE TABLE datasetVersion (
            dataset TEXT NOT NULL REFERENCES datasetTable (dataset),
            version TEXT NOT NULL,
            occurredColumn TEXT,
            placeColumn TEXT,
            PRIMARY KEY (dataset, version),
            FOREIGN KEY (dataset, occurredColumn) REFERENCES datasetColumn (dataset, name),
            FOREIGN KEY (dataset, placeColumn) REFERENCES datasetColumn (dataset, name)
        ) STRICT;
        ALTER TABLE datasetTable DROP COLUMN selection;
        """

    /// `occurredFrom` and `occurredTo` bound the submission's rows in its dataset's time column, in
    /// that column's unit, so that a query by time passes over whole submissions. Which column that
    /// is may differ from version to version: `occurredColumn` names it.
    ///
    /// `replacedBy` names the correction that stands in the submission's place; its rows remain and
    /// are shown no more.
    private static let firstLight = """
        CREATE TABLE appliedSubmission (
            submissionKey INTEGER PRIMARY KEY,
            submission TEXT NOT NULL UNIQUE,
            dataset TEXT NOT NULL,
            schemaVersion TEXT NOT NULL,
            agency TEXT NOT NULL,
            controllers TEXT NOT NULL,
            receivedOn INTEGER NOT NULL,
            power TEXT NOT NULL CHECK (power <> 'PCSC-17'),
            purposeLock INTEGER NOT NULL DEFAULT 0 CHECK (purposeLock = 0),
            ledgerSequence INTEGER NOT NULL UNIQUE CHECK (ledgerSequence > 0),
            rowCount INTEGER NOT NULL CHECK (rowCount >= 0),
            firstRecord INTEGER CHECK (firstRecord > 0),
            lastRecord INTEGER,
            occurredColumn TEXT,
            occurredFrom INTEGER,
            occurredTo INTEGER,
            replaces TEXT,
            replacedBy TEXT,
            appliedAt TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
            UNIQUE (dataset, firstRecord),
            CHECK ((firstRecord IS NULL) = (rowCount = 0)),
            CHECK (rowCount = 0 OR lastRecord - firstRecord + 1 = rowCount)
        ) STRICT;
        CREATE INDEX appliedCorrection ON appliedSubmission (replaces)
            WHERE replaces IS NOT NULL;

        CREATE TABLE datasetTable (
            dataset TEXT NOT NULL PRIMARY KEY,
            selection TEXT NOT NULL
        ) STRICT;

        CREATE TABLE datasetColumn (
            dataset TEXT NOT NULL REFERENCES datasetTable (dataset),
            name TEXT NOT NULL,
            storage TEXT NOT NULL CHECK (storage IN ('text', 'integer', 'real', 'date', 'instant',
                'boolean')),
            hasOriginal INTEGER NOT NULL CHECK (hasOriginal IN (0, 1)),
            PRIMARY KEY (dataset, name)
        ) STRICT;
        """
}
