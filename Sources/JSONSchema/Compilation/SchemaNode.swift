/// A schema as instructions.
struct SchemaNode: Sendable {
    /// Its absolute URI, with a pointer as the fragment; empty while it is being compiled, or where
    /// the document has no URI.
    var address = ""
    /// The resource that it belongs to, for the dynamic scope.
    var resource: Int
    /// What it asks for, in the order of asking; that which depends on others' annotations is last.
    var instructions: [Instruction] = []
    /// Whether this is the schema `false`.
    var isFalse = false
}
