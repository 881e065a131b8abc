/// What is counted.
enum SizeKind: String, Sendable {
    case characters
    case items
    case properties
}
