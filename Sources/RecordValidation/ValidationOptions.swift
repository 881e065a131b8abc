public import SharingModel

/// What a report may show, and what making it may take.
public struct ValidationOptions: Sendable, Hashable {
    /// The most findings listed; totals are exact all the same.
    public var violationsMax: Int
    /// Whether cell values stand in the report unmasked: for the sender's own machine only.
    public var showValues: Bool
    /// What the keys of `unique` rules may take in memory; beyond it they go to disk.
    public var keyBytesMax: Int

    /// The day on which the file is received. Years of two digits in PNC identifiers are taken
    /// before it; where it is not given, such identifiers are refused.
    public var today: CalendarDate?

    /// The form in which the data are disclosed, where it is known. Where it is one that identifies
    /// nobody, the cells of columns of class `personal` must be empty.
    public var form: DisclosureForm?

    /// Options; by default 1,000 findings, masked values and `Limits.uniqueKeyBytesMax`.
    public init(
        violationsMax: Int = Limits.violationsListedMax, showValues: Bool = false,
        today: CalendarDate? = nil, keyBytesMax: Int = Limits.uniqueKeyBytesMax,
        form: DisclosureForm? = nil
    ) {
        self.violationsMax = max(0, violationsMax)
        self.showValues = showValues
        self.today = today
        self.form = form
        self.keyBytesMax = max(0, keyBytesMax)
    }
}
