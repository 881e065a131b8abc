/// A string that is equal to another only if both are the same code points; `String` alone takes
/// canonically equivalent texts for one.
struct ExactString: Sendable, Hashable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (left: ExactString, right: ExactString) -> Bool {
        left.text.isExactly(right.text)
    }

    /// Texts of the same code points are canonically equivalent, so that `String`'s hash serves.
    func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension String {
    /// Whether both are the same code points.
    func isExactly(_ other: String) -> Bool {
        self == other && utf8.elementsEqual(other.utf8)
    }
}
