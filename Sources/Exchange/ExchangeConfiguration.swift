public import SharingModel

/// Where the exchange keeps what it keeps, and what it is called.
public struct ExchangeConfiguration: Sendable {
    /// The gateway's name: it stands in receipts.
    public var name: String
    /// The ledger's origin, the first line of its checkpoints. Source: C2SP tlog-checkpoint.
    public var origin: String
    /// The ledger's verifier key, for partners to pin. Source: C2SP signed-note.
    public var logKey: String
    /// The directory of objects, uploads and databases.
    public var dataDirectory: String
    /// How often the clock looks for shares that did not come, in seconds.
    public var silenceIntervalSeconds: Int
    /// What the keys of one file's `unique` rules may take in memory before they go to disk.
    public var uniqueKeyBytesMax: Int

    /// Takes the settings.
    public init(
        name: String, origin: String, logKey: String, dataDirectory: String,
        silenceIntervalSeconds: Int = 60, uniqueKeyBytesMax: Int = Limits.uniqueKeyBytesMax
    ) {
        self.name = name
        self.origin = origin
        self.logKey = logKey
        self.dataDirectory = dataDirectory
        self.silenceIntervalSeconds = silenceIntervalSeconds
        self.uniqueKeyBytesMax = max(0, uniqueKeyBytesMax)
    }

    var objectsDirectory: String { dataDirectory + "/objects" }
    var uploadsDirectory: String { dataDirectory + "/uploads" }
}
