/// Every finding that a report can hold. A value is never used again for something else.
public enum ViolationCode: String, Sendable, Hashable, CaseIterable {
    // Structure
    case encoding
    case bom
    case nulByte = "nul-byte"
    case lineEnds = "line-ends"
    case delimiter
    case unclosedQuote = "unclosed-quote"
    case strayQuote = "stray-quote"
    case blankRow = "blank-row"
    case missingCell = "missing-cell"
    case extraCell = "extra-cell"
    case fieldTooLong = "field-too-long"
    case tooManyRows = "too-many-rows"
    case tooManyKeys = "too-many-keys"
    /// A line of an NDJSON file that is no JSON object.
    case malformedJSON = "malformed-json"
    case headerMissing = "header-missing"
    case headerUnknown = "header-unknown"
    case headerDuplicate = "header-duplicate"
    case headerOrder = "header-order"
    case emptyFile = "empty-file"
    // Cells
    case type
    case format
    /// A time of the hour that October gives twice: a warning, the earlier moment is taken.
    case ambiguousTime = "ambiguous-time"
    case allowed = "enum"
    case constant = "const"
    case pattern
    case minLength = "min-length"
    case maxLength = "max-length"
    case minimum
    case maximum
    case multipleOf = "multiple-of"
    case required
    /// A position that no place has, or half of one.
    case location
    // Rules
    case unique
    case notBefore = "not-before"
    case requiredIf = "required-if"
    case forbiddenIf = "forbidden-if"
    case atMostOneOf = "at-most-one-of"
    case exactlyOneOf = "exactly-one-of"
    case inCodeList = "in-code-list"
    case equalsSum = "equals-sum"
    case distinct
    case withinDays = "within-days"
    case notInFuture = "not-in-future"
    case notGreater = "not-greater"
    case enumIf = "enum-if"
    // Privacy
    /// A value of class `personal` in a file whose declared form identifies nobody.
    case form
    case suspectedNHSNumber = "suspected-nhs-number"
    case suspectedPostcode = "suspected-postcode"
    case suspectedName = "suspected-name"
    case suspectedPhoneNumber = "suspected-phone-number"
    case suspectedEmailAddress = "suspected-email-address"
    case suspectedDateOfBirth = "suspected-date-of-birth"
}
