/// What a validator may ask of its surroundings, which it does not know itself.
public struct ValidationResources {
    /// Where keys go that outgrow `ValidationOptions.keyBytesMax`; without it such a file is
    /// refused as `too-many-keys`.
    public var spill: (any KeySpillStore)?
    /// The keys of earlier submissions; without it rules across submissions look at the file alone.
    public var earlierKeys: (any EarlierKeys)?
    /// Rows that a former pass over the same file has found to be rejected, as its
    /// `lateRejections` says: they are not sent to the sink.
    public var excluded: RowSet
    /// Is told where the rows are that stand.
    public var standing: (any StandingRows)?

    /// Resources; by default none.
    public init(
        spill: (any KeySpillStore)? = nil, earlierKeys: (any EarlierKeys)? = nil,
        excluded: RowSet = RowSet(), standing: (any StandingRows)? = nil
    ) {
        self.spill = spill
        self.earlierKeys = earlierKeys
        self.excluded = excluded
        self.standing = standing
    }
}
