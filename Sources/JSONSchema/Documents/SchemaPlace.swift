/// A schema's place: document, pointer, and the resource that it belongs to.
struct SchemaPlace: Sendable, Hashable {
    let document: Int
    let pointer: JSONPointer
    let resource: Int
}
