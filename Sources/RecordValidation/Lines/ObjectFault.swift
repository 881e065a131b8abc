/// Why a line is not a record, and where.
struct ObjectFault {
    /// What is wrong.
    enum Reason {
        case notAnObject, unexpected, controlCharacter, badEscape, loneSurrogate, badNumber
        case tooDeep, trailingText, nulCharacter, fieldTooLong
        case unknownMember(String)
        case repeatedMember
    }

    var reason: Reason
    /// From the start of the line.
    var offset: Int
    /// The schema's column, where it is known.
    var column: Int?
}
