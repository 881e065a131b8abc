/// The same file again and again, each time with another reference in its first record, so that no
/// two bodies have the same digest.
struct BodyMaker: Sendable {
    private let template: [UInt8]
    private let place: Int
    private let run: UInt64

    /// - Throws: where the file has no sixteen letters from a to p in a row to replace.
    init(template: [UInt8], run: UInt64) throws {
        self.template = template
        self.run = run
        var length = 0
        var found: Int?
        for (index, byte) in template.enumerated() {
            length = Self.isDigit(byte) ? length + 1 : 0
            if length == 16 {
                found = index - 15
                break
            }
        }
        guard let found else { throw LoadFault("the body has no reference to replace") }
        place = found
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x61...0x70).contains(byte) }

    /// The body of that number.
    func body(_ number: Int) -> [UInt8] {
        var body = template
        let value = run << 40 | UInt64(number)
        for index in 0..<16 {
            let digit = UInt8(truncatingIfNeeded: value >> UInt64(60 - 4 * index)) & 15
            body[place + index] = 0x61 + digit
        }
        return body
    }
}
