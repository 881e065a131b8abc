/// How a value that must not be shown is written.
enum Masking {
    static func text(scalars text: String) -> String { mask(text.unicodeScalars.count) }

    /// `‹masked, 7 characters›`.
    static func mask(_ scalars: Int) -> String {
        "‹masked, \(scalars) character\(scalars == 1 ? "" : "s")›"
    }
}
