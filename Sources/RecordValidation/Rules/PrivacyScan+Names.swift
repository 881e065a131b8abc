extension PrivacyScan {
    /// A title, and how it must be written to be one.
    private struct Title {
        let letters: UInt64
        let count: Int
        /// Whether it is an ordinary word too, so that it counts with a capital only.
        let needsCapital: Bool

        init(_ text: StaticString, needsCapital: Bool = false) {
            letters = unsafe TextWord(text.utf8Start, count: text.utf8CodeUnitCount).letters
            count = text.utf8CodeUnitCount
            self.needsCapital = needsCapital
        }
    }

    private static let titles: [Title] = [
        Title("mr"), Title("mrs"), Title("ms", needsCapital: true), Title("dr"),
        Title("miss", needsCapital: true), Title("mx", needsCapital: true),
        Title("prof", needsCapital: true), Title("professor", needsCapital: true),
        Title("sir", needsCapital: true), Title("master", needsCapital: true),
        Title("lady", needsCapital: true), Title("lord", needsCapital: true),
        Title("dame", needsCapital: true), Title("rev", needsCapital: true),
    ]

    /// Words of names that are written small.
    private static let particles = TextWord.set(
        "de da di du do la le van von der den ter al el bin ibn ben ap st of")

    /// Words that follow a title and are no name.
    private static let ordinary = TextWord.set(
        """
        the and or on in at to for with from by is was has had who said says called calls saw not
        no unknown anon patient client male female victim bedroom bathroom suite key keys copy
        card switch plan list class road drive street lane close avenue number name martens pepper
        """)

    /// What a house is called: with one of these behind it a name is that of a place.
    private static let places = TextWord.set(
        """
        pub inn arms bar hotel tavern tap club chippy chip fish shop shops store stores cafe school
        college academy university hospital surgery practice clinic centre court house hall road
        street avenue lane close way drive bridge park statue memorial theatre cinema restaurant
        takeaway kebab barbers salon
        """)

    /// For each byte that begins a title one bit for each letter, from A, that comes second.
    static let titleSeconds: [UInt32] = {
        var seconds = [UInt32](repeating: 0, count: 256)
        for title in titles {
            let first = Int(title.letters & 0xFF)
            let bit = UInt32(1) << UInt32((title.letters >> 8 & 0xFF) - 0x61)
            seconds[first - 0x20] |= bit
            if !title.needsCapital { seconds[first] |= bit }
        }
        return seconds
    }()

    /// Whether a title stands at the beginning of a word, and a name behind it.
    ///
    /// A name is a word with a capital, initials and small particles before it aside. It is none
    /// where "the" stands before the title or a word such as "pub" behind the name, nor where
    /// "Dr" ends an address.
    static func isTitleNamed(
        _ base: UnsafePointer<UInt8>, count: Int, at index: Int
    ) -> Bool {
        let word = unsafe TextWord(base + index, count: count - index)
        return unsafe isTitle(word, first: base[index])
            && isName(base, count: count, after: index + word.count)
            && !isPlace(base, titleAt: index, word)
    }

    private static func isTitle(_ word: TextWord, first: UInt8) -> Bool {
        guard word.count >= 2, word.count <= 9 else { return false }
        return titles.contains { title in
            title.letters == word.letters && title.count == word.count
                && (!title.needsCapital || first < 0x60)
        }
    }

    /// Whether a name follows: after a space or a stop.
    private static func isName(
        _ base: UnsafePointer<UInt8>, count: Int, after end: Int
    ) -> Bool {
        var index = end
        if unsafe index < count && base[index] == 0x2E { index += 1 }
        unsafe skipSpaces(base, count: count, &index)
        guard index > end else { return false }
        for _ in 0..<6 where index < count {
            let word = unsafe TextWord(base + index, count: count - index)
            guard word.count > 0 else { return false }
            let first = unsafe base[index]
            let hasCapital = first &- 0x41 < 26 || first >= 0x80
            index += word.count
            if hasCapital, word.isName {
                return !ordinary.contains(word.letters)
                    && (unsafe !isHouse(base, count: count, after: index))
            }
            guard hasCapital ? word.isInitial : particles.contains(word.letters) else {
                return false
            }
            if unsafe hasCapital && index < count && base[index] == 0x2E { index += 1 }
            unsafe skipSpaces(base, count: count, &index)
        }
        return false
    }

    /// Whether one of the next three words, with nothing but spaces between, makes it a house.
    private static func isHouse(
        _ base: UnsafePointer<UInt8>, count: Int, after end: Int
    ) -> Bool {
        var index = end
        for _ in 0..<3 {
            let start = index
            unsafe skipSpaces(base, count: count, &index)
            guard index > start, index < count else { return false }
            let word = unsafe TextWord(base + index, count: count - index)
            if word.count == 0 { return false }
            if places.contains(word.letters) { return true }
            // A small word ends the name of a house.
            guard unsafe base[index] &- 0x41 < 26 else { return false }
            index += word.count
        }
        return false
    }

    /// Whether the words before a title say that a place is named: "the Sir Robert Peel", or
    /// "12 Oak Dr".
    private static func isPlace(
        _ base: UnsafePointer<UInt8>, titleAt start: Int, _ title: TextWord
    ) -> Bool {
        var end = start
        while unsafe end > 0 && base[end - 1] == 0x20 { end -= 1 }
        guard end < start else { return false }
        var begin = end
        while unsafe begin > 0 && end - begin < 40 && isAlphanumeric(base[begin - 1]) { begin -= 1 }
        let word = unsafe TextWord(base + begin, count: end - begin)
        if word.letters == TextWord.letters(of: "the"), word.count == 3 { return true }
        guard title.letters == TextWord.letters(of: "dr"), begin < end,
            unsafe base[begin] &- 0x41 < 26
        else { return false }
        while unsafe begin > 0 && base[begin - 1] == 0x20 { begin -= 1 }
        return unsafe begin > 0 && base[begin - 1] &- 0x30 < 10
    }

    private static func skipSpaces(
        _ base: UnsafePointer<UInt8>, count: Int, _ index: inout Int
    ) {
        let last = min(count, index + 3)
        while unsafe index < last && base[index] == 0x20 { index += 1 }
    }
}
