/// Text for a cell that a spreadsheet program will open. Source: OWASP, CSV injection.
public enum SheetText {
    /// The text, behind an apostrophe where a spreadsheet would take it for a formula.
    public static func guarded(_ text: String) -> String {
        text.utf8.first.map(beginsFormula) == true ? "'" + text : text
    }

    /// Whether a spreadsheet takes a text that begins with a byte for a formula.
    public static func beginsFormula(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
            UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
            true
        default: false
        }
    }
}
