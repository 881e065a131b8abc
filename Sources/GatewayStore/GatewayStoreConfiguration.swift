/// Where the gateway's database stands.
public struct GatewayStoreConfiguration: Sendable, Hashable {
    /// The database file.
    public var path: String
    /// The file outside the database that holds the last checkpoint handed out.
    public var lastCheckpointPath: String
    /// The log's name: the checkpoint's first line.
    public var origin: String
    /// How many reads run at once.
    public var readersMax: Int
    /// The most pages the database may have; nil for no limit but the device's.
    public var pagesMax: Int?
    /// Whether a database that has checkpoints is taken although `last-checkpoint` is missing. Only
    /// for an operator who has made sure that it is the newest.
    public var adoptsDatabase: Bool

    /// A configuration.
    public init(
        path: String, lastCheckpointPath: String, origin: String, readersMax: Int = 8,
        pagesMax: Int? = nil, adoptsDatabase: Bool = false
    ) {
        self.path = path
        self.lastCheckpointPath = lastCheckpointPath
        self.origin = origin
        self.readersMax = readersMax
        self.pagesMax = pagesMax
        self.adoptsDatabase = adoptsDatabase
    }
}
