/// The columns that every record has before its dataset's own: lineage and tenant.
///
/// Their names are the gateway's own: a schema that gives one to a column is refused. What is the
/// same for all rows of a submission is kept once, in `appliedSubmission`.
public enum LeadingColumn: String, Sendable, Hashable, CaseIterable {
    /// The record's number within its dataset, in order of arrival; never used again.
    case recordID = "record_id"
    /// The submission it came in.
    case submissionID = "submission_id"
    /// Which data row of the file it was, from 1.
    case rowNumber = "row_number"
    /// The ledger entry of its submission.
    case ledgerSequence = "ledger_sequence"
    /// Who sent it.
    case agencyID = "agency"
    /// Who receives it, separated by spaces.
    case controllerIDs = "controllers"
    /// The day on which it was received, in London.
    case receivedOn = "received_on"
    /// The power it came under.
    case legalPower = "power"

    /// The expression that yields it, over `appliedSubmission s` and the dataset's table `t`.
    var expression: String {
        switch self {
        case .recordID: "t.recordID"
        case .submissionID: "s.submission"
        case .rowNumber: "t.rowNumber"
        case .ledgerSequence: "s.ledgerSequence"
        case .agencyID: "s.agency"
        case .controllerIDs: "s.controllers"
        case .receivedOn: "s.receivedOn"
        case .legalPower: "s.power"
        }
    }
}
