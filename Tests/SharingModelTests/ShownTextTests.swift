import SharingModel
import Testing

@Suite("Text from elsewhere steers neither a terminal nor a spreadsheet")
struct ShownTextTests {
    @Test(
        "controls, line ends and turns of direction are written out",
        arguments: [
            ("a\u{1B}[31mred", "a\\u001b[31mred"),
            ("\u{1B}]0;title\u{07}", "\\u001b]0;title\\u0007"),
            ("\u{9B}2J\u{7F}", "\\u009b2J\\u007f"), ("a\r\nb\tc", "a\\u000d\\u000ab\\u0009c"),
            ("abc\u{202E}gpj.\u{2066}", "abc\\u202egpj.\\u2066"), ("\u{2028}", "\\u2028"),
        ])
    func written(text: String, shown: String) {
        #expect(VisibleText.line(text) == shown)
        #expect(VisibleText.line(shown) == shown)
    }

    @Test(
        "what only looks foreign stays as it is",
        arguments: ["", "plain", "café ✓ “quoted” £5 – …", "שלום", "e\u{301}", "👨‍👩‍👧", "\u{A0}"])
    func kept(text: String) {
        #expect(VisibleText.line(text) == text)
        #expect(VisibleText.lines(text + "\n" + text) == text + "\n" + text)
    }

    @Test("lines keep their line feeds and nothing else")
    func lines() {
        #expect(VisibleText.lines("a\nb\r\u{1B}\n") == "a\nb\\u000d\\u001b\n")
    }

    @Test("a cell that begins like a formula begins with an apostrophe")
    func formulas() {
        for start in ["=", "+", "-", "@", "\t", "\r", "\n"] {
            #expect(SheetText.guarded(start + "1") == "'" + start + "1")
        }
        for text in ["", "1-2", "a=b", " =1", "'=1"] { #expect(SheetText.guarded(text) == text) }
    }
}
