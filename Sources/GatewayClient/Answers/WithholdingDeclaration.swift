public import SharingModel
public import StrictJSON

/// That a share is withheld, on what ground, and who decided.
public struct WithholdingDeclaration: Sendable, Hashable {
    /// The dataset.
    public var dataset: DatasetID
    /// The period.
    public var period: Period
    /// The reason's code.
    public var reason: ReasonCode
    /// The ground in the agency's own words; no personal data.
    public var ground: String
    /// Who decided, by office.
    public var decidedBy: String
    /// When the decision is looked at again.
    public var reviewOn: CalendarDate?

    /// A declaration.
    public init(
        dataset: DatasetID, period: Period, reason: ReasonCode, ground: String, decidedBy: String,
        reviewOn: CalendarDate? = nil
    ) {
        self.dataset = dataset
        self.period = period
        self.reason = reason
        self.ground = ground
        self.decidedBy = decidedBy
        self.reviewOn = reviewOn
    }

    /// The declaration as it is sent.
    public var json: JSONValue {
        var object = JSONObject([
            ("dataset", .string(dataset.text)), ("period", .string(period.description)),
            ("reason", .string(reason.rawValue)), ("ground", .string(ground)),
            ("decidedBy", .string(decidedBy)),
        ])
        object["reviewOn"] = reviewOn.map { .string($0.description) }
        return .object(object)
    }
}
