/// The columns that every record has before its dataset's own: lineage and tenant.
///
/// Their names have a capital, which no dataset's column has. What is the same for all rows of a
/// submission is kept once, in `appliedSubmission`.
public enum LeadingColumn: String, Sendable, Hashable, CaseIterable {
    /// The record's number within its dataset, in order of arrival; never used again.
    case recordID
    /// The submission it came in.
    case submissionID
    /// Which data row of the file it was, from 1.
    case rowNumber
    /// The ledger entry of its submission.
    case ledgerSequence
    /// Who sent it.
    case agencyID
    /// Who receives it, separated by spaces.
    case controllerIDs
    /// The day on which it was received, in London.
    case receivedOn
    /// The power it came under.
    case legalPower

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
