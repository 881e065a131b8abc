/// A word of a text: letters with the apostrophes and hyphens inside it.
@safe struct TextWord {
    /// Its first eight bytes in small letters, the first in the lowest bits.
    private(set) var letters: UInt64 = 0
    /// Its length in bytes, at most 64.
    private(set) var count = 0
    private var lettersBefore = 0
    private var hasMark = false

    private static let countMax = 64

    /// The word that begins a text; empty where no letter does.
    init(_ base: UnsafePointer<UInt8>, count total: Int) {
        var index = 0
        let end = min(total, Self.countMax)
        while index < end {
            let byte = unsafe base[index]
            if byte == 0x27 || byte == 0x2D {
                // A mark ends the word unless a letter follows.
                guard index > 0, unsafe index + 1 < end && Self.isLetter(base[index + 1]) else {
                    break
                }
                hasMark = true
            } else {
                guard Self.isLetter(byte) else { break }
                if !hasMark { lettersBefore += 1 }
            }
            if index < 8 { letters |= UInt64(byte | 0x20) << UInt64(8 * index) }
            index += 1
        }
        count = index
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte >= 0x80
    }

    /// Whether it is one letter, as in "Mr X" or "Mr X's car".
    var isInitial: Bool { lettersBefore == 1 && (!hasMark || count == 3) }

    /// Whether it is long enough for a name.
    var isName: Bool { count >= 2 && !isInitial }

    /// The letters of a word of up to eight.
    static func letters(of text: StaticString) -> UInt64 {
        unsafe TextWord(text.utf8Start, count: text.utf8CodeUnitCount).letters
    }

    /// The letters of words, each cut to eight.
    static func set(_ words: String) -> Set<UInt64> {
        Set(
            words.split { $0 == " " || $0 == "\n" }.map { word in
                var letters: UInt64 = 0
                for (index, byte) in word.utf8.prefix(8).enumerated() {
                    letters |= UInt64(byte) << UInt64(8 * index)
                }
                return letters
            })
    }
}
