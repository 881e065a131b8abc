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

    /// Where the next title begins that is followed by a name; nil where there is none.
    ///
    /// A name is a word with a capital, initials and small particles before it aside. It is none
    /// where "the" stands before the title or a word such as "pub" behind the name, nor where
    /// "Dr" ends an address.
    /// - Parameter kinds: `byteKinds`, where it is at hand without a lock.
    static func nameAfterTitle(
        _ base: UnsafePointer<UInt8>, count: Int, from start: Int,
        kinds: UnsafePointer<UInt8>
    ) -> Int? {
        var index = start
        var previous = unsafe index > 0 ? kinds[Int(base[index - 1])] : 0
        while index < count {
            let kind = unsafe kinds[Int(base[index])]
            if kind == 2, previous == 0, unsafe isTitleNamed(base, count: count, at: index) {
                return index
            }
            previous = kind
            index &+= 1
        }
        return nil
    }

    /// Of each byte: 0 where it is no part of a word, 2 where it begins a title, else 1.
    static let byteKinds: [UInt8] = (0...UInt8.max).map { byte in
        guard isAlphanumeric(byte) else { return 0 }
        return "mdpslrMDPSLR".utf8.contains(byte) ? 2 : 1
    }

    /// Whether a title stands at a place and a name behind it.
    @inline(never)
    private static func isTitleNamed(
        _ base: UnsafePointer<UInt8>, count: Int, at index: Int
    ) -> Bool {
        // The second letter of a title is one of these.
        guard index + 1 < count, unsafe isSecond(base[index + 1]) else { return false }
        let word = unsafe TextWord(base + index, count: count - index)
        return unsafe isTitle(word, first: base[index])
            && isName(base, count: count, after: index + word.count)
            && !isPlace(base, titleAt: index, word)
    }

    /// A, E, I, O, R, S or X in either case.
    @inline(__always)
    private static func isSecond(_ byte: UInt8) -> Bool {
        let place = (byte | 0x20) &- 0x61
        return place < 26 && UInt32(0x86_4111) >> UInt32(place) & 1 != 0
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
