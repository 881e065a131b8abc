/// The formats that are known. Source: JSON Schema Validation 2020-12 §7.3.
package enum Format: String, Sendable, Hashable, CaseIterable {
    case date
    case time
    case dateTime = "date-time"
    case duration
    case email
    case idnEmail = "idn-email"
    case hostname
    case idnHostname = "idn-hostname"
    case ipv4
    case ipv6
    case uri
    case uriReference = "uri-reference"
    case iri
    case iriReference = "iri-reference"
    case uuid
    case uriTemplate = "uri-template"
    case jsonPointer = "json-pointer"
    case relativeJSONPointer = "relative-json-pointer"
    case regex

    /// Whether an edition has the format.
    func isKnown(in edition: Dialect.Edition) -> Bool {
        switch self {
        case .duration, .uuid: edition != .draft07
        default: true
        }
    }

    /// Whether a text is of the format.
    package func admits(_ text: String) -> Bool {
        switch self {
        case .date: DateFormats.isDate(text)
        case .time: DateFormats.isTime(text)
        case .dateTime: DateFormats.isDateTime(text)
        case .duration: DurationFormat.isDuration(text)
        case .email: MailboxFormat.isMailbox(text, isInternational: false)
        case .idnEmail: MailboxFormat.isMailbox(text, isInternational: true)
        case .hostname: HostnameFormat.isHostname(text)
        case .idnHostname: HostnameFormat.isInternationalHostname(text)
        case .ipv4: AddressFormats.isIPv4(Array(text.utf8)[...])
        case .ipv6: AddressFormats.isIPv6(Array(text.utf8)[...])
        case .uri: URIGrammar.isURI(text)
        case .uriReference: URIGrammar.isReference(text)
        case .iri: URIGrammar(isInternational: true).isAbsolute(text)
        case .iriReference: URIGrammar(isInternational: true).isReference(text)
        case .uuid: UUIDFormat.isUUID(text)
        case .uriTemplate: TemplateFormat.isTemplate(text)
        case .jsonPointer: JSONPointer(text: text) != nil
        case .relativeJSONPointer: RelativePointerFormat.isRelativePointer(text)
        case .regex: (try? PatternParser.parse(text)) != nil
        }
    }
}
