/// One keyword of a schema.
struct Instruction: Sendable {
    let keyword: String
    let rule: Rule
}
