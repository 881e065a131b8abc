/// Text from a file or another machine, made safe to show on a screen: what would steer the
/// terminal, or turn the direction of the writing, is written out as JSON writes it, `\u001b`.
///
/// Sources: ECMA-48 (control functions of terminals); Unicode UAX #9 §2 (embeddings, overrides and
/// isolates).
public enum VisibleText {
    /// The text as one line: line ends and tabs are written out too.
    public static func line(_ text: String) -> String { shown(text, keepsLines: false) }

    /// The text with its line feeds as they are.
    public static func lines(_ text: String) -> String { shown(text, keepsLines: true) }

    private static func shown(_ text: String, keepsLines: Bool) -> String {
        // Only 0xC2 and 0xE2 begin what is looked for beyond ASCII.
        let isSafe = text.utf8.allSatisfy {
            $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 && $0 != 0xE2 || keepsLines && $0 == 0x0A
        }
        guard !isSafe else { return text }
        var shown = ""
        for scalar in text.unicodeScalars {
            if steers(scalar), !(keepsLines && scalar == "\n") {
                let digits = String(scalar.value, radix: 16)
                shown += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    /// Whether a character is a control (C0, DEL, C1), ends a line, or turns the direction.
    private static func steers(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
