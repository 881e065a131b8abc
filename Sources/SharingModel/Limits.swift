/// Every limit of the gateway, with its unit in its name and its reason beside it. Passing one is a
/// refusal with its own code.
public enum Limits {
    /// The longest upload: ten times the largest monthly feed measured.
    public static let uploadBytesMax = 4 << 30
    /// How many times its packed size a file may have unpacked. Measured: tables pack to a sixth,
    /// very repetitive ones to a hundredth; zlib's own limit is a thousandth.
    public static let unpackedRatioMax = 250
    /// Up to here the ratio does not matter: a small file of one line repeated.
    public static let unpackedBytesFree = 4 << 20
    /// The largest JSON body of a request: forms and filters, not files.
    public static let requestBodyBytesMax = 1 << 20
    /// The longest cell of a file; free text in the datasets ends at 255 characters.
    public static let fieldBytesMax = 64 << 10
    /// The most columns of a header: the widest dataset has 40.
    public static let columnsMax = 1024
    /// The most data rows of one file.
    public static let rowsMax = 50_000_000
    /// The longest line of an NDJSON file: every cell at its longest would be larger, no record is.
    public static let lineBytesMax = 4 << 20
    /// How deep a value in an NDJSON file may be nested; no column takes a nested value at all.
    public static let lineDepthMax = 32
    /// What the keys of one file's `unique` rules may take in memory before they go to disk: about
    /// 5 million keys of 16 bytes, ten times the largest monthly feed.
    public static let uniqueKeyBytesMax = 256 << 20
    /// Violations listed in a report unless asked for otherwise; totals are always exact.
    public static let violationsListedMax = 1000
    /// The largest ledger entry. Source: C2SP tlog-tiles (16-bit length).
    public static let ledgerEntryBytesMax = 65_535
    /// Uploads of one agency under way at once.
    public static let uploadsPerAgencyMax = 64
    /// Uploads of all agencies under way at once.
    public static let uploadsMax = 512
    /// Uploads between two requests that keep their validator in memory; one more, and the longest
    /// resting is put away, to be validated again from its first byte. As many as one agency may
    /// have under way, so that it alone cannot make each of its requests read a whole file.
    public static let uploadsAwakeMax = uploadsPerAgencyMax
    /// How long such an upload keeps its validator: who sends a file in parts pauses less.
    public static let uploadAwakeSecondsMax = 60
    /// Wrong checksums on one upload, after which it is discarded: each costs reading the file
    /// again, and the connection's own integrity leaves only a fault of the sender's program.
    public static let uploadChecksumMismatchesMax = 5
    /// How long an upload may rest before it is discarded.
    public static let uploadRestSecondsMax = 86_400
    /// Ledger entries in one group commit: keeps a transaction under a tenth of a second.
    public static let groupCommitEntriesMax = 512
    /// The most records on one page of a query.
    public static let pageRecordsMax = 10_000
    /// The most characters of a free-text justification.
    public static let justificationCharactersMax = 2000
    /// The largest registry file.
    public static let registryBytesMax = 4 << 20
    /// The largest schema document.
    public static let schemaBytesMax = 1 << 20
    /// The longest idempotency key.
    public static let idempotencyKeyCharactersMax = 128
    /// The longest file name kept.
    public static let filenameCharactersMax = 255
}
