/// Who discloses which dataset to whom, under what power, in what form, how often, by when.
public struct Agreement: Sendable, Hashable {
    /// Its name in the registry.
    public var id: AgreementID
    /// What is disclosed.
    public var dataset: DatasetID
    /// Who discloses.
    public var discloser: AgencyID
    /// Who receives.
    public var recipients: [ControllerID]
    /// The legal power relied on.
    public var power: Power
    /// The form in which the data come.
    public var form: DisclosureForm
    /// How often.
    public var cadence: Cadence
    /// By when.
    public var dueRule: DueRule
    /// The first period owed; its length equals the cadence.
    public var firstPeriod: Period
    /// The last period owed; nil while there is no end to them.
    public var lastPeriod: Period?
    /// The reference of the information sharing agreement.
    public var isaReference: String
    /// The last day before its review is overdue.
    public var isaReviewDue: CalendarDate
    /// The reference of the data protection impact assessment.
    public var dpiaReference: String
    /// The last day before its review is overdue.
    public var dpiaReviewDue: CalendarDate
    /// The first day in force.
    public var validFrom: CalendarDate
    /// The last day in force; nil while open-ended.
    public var validTo: CalendarDate?
    /// Whether the discloser holds the data for its functions. Source: PCSC Act 2022 s.16(1).
    public var heldForFunctions: Bool
    /// Whether the data serve the needs assessment or the strategy. Source: PCSC Act 2022 s.15(9).
    public var needsAssessment: Bool

    /// An agreement; open-ended unless said.
    public init(
        id: AgreementID, dataset: DatasetID, discloser: AgencyID, recipients: [ControllerID],
        power: Power, form: DisclosureForm, cadence: Cadence, dueRule: DueRule,
        firstPeriod: Period, lastPeriod: Period? = nil, isaReference: String,
        isaReviewDue: CalendarDate,
        dpiaReference: String, dpiaReviewDue: CalendarDate, validFrom: CalendarDate,
        validTo: CalendarDate? = nil, heldForFunctions: Bool = true, needsAssessment: Bool = false
    ) {
        self.id = id
        self.dataset = dataset
        self.discloser = discloser
        self.recipients = recipients
        self.power = power
        self.form = form
        self.cadence = cadence
        self.dueRule = dueRule
        self.firstPeriod = firstPeriod
        self.lastPeriod = lastPeriod
        self.isaReference = isaReference
        self.isaReviewDue = isaReviewDue
        self.dpiaReference = dpiaReference
        self.dpiaReviewDue = dpiaReviewDue
        self.validFrom = validFrom
        self.validTo = validTo
        self.heldForFunctions = heldForFunctions
        self.needsAssessment = needsAssessment
    }

    /// Whether the agreement is in force on a day.
    public func isInForce(on date: CalendarDate) -> Bool {
        date >= validFrom && date <= (validTo ?? date)
    }

    /// Whether the agreement expects a share for this period: one of its cadence, from the first
    /// on, with the agreement in force on the day when the share is due.
    public func expects(_ period: Period, holidays: Set<CalendarDate>) -> Bool {
        period.months == cadence.months && period >= firstPeriod
            && period <= (lastPeriod ?? period)
            && (period.firstMonth - firstPeriod.firstMonth).isMultiple(of: cadence.months)
            && isInForce(on: dueRule.dueDate(for: period, holidays: holidays))
    }
}
