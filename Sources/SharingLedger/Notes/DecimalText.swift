/// Numbers as notes and paths write them: ASCII digits without leading zeros.
enum DecimalText {
    /// The number; nil where the text is not the one way to write it or does not fit.
    static func number(_ text: some StringProtocol) -> Int? {
        let digits = text.utf8
        guard (1...19).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }),
            digits.count == 1 || digits.first != 0x30
        else { return nil }
        return Int(text)
    }
}
