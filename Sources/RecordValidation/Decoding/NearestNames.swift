/// Some words, made ready to be compared with many texts.
struct NearestNames {
    /// A word without what makes no difference.
    private struct Candidate<Letter: Hashable> {
        let letters: [Letter]
        /// Zeros in front, which a spreadsheet takes from a code such as 01.
        let zeros: Int
        /// Which letters occur, a bit for each or for several.
        let kinds: UInt64

        init(_ letters: [Letter], zero: Letter, kind: (Letter) -> UInt64) {
            self.letters = letters
            zeros = letters.prefix { $0 == zero }.count
            kinds = letters.reduce(0) { $0 | kind($1) }
        }

        /// A distance that is not less than this lies between the two: one letter changed makes
        /// good for one kind at most.
        func distanceMin(to other: Candidate) -> Int {
            max((kinds & ~other.kinds).nonzeroBitCount, (other.kinds & ~kinds).nonzeroBitCount)
        }

        func isSameNumber(as other: Candidate) -> Bool {
            letters.count - zeros == other.letters.count - other.zeros
                && letters[zeros...] == other.letters[other.zeros...]
        }
    }

    /// A text that is longer, spaces around it aside, is like none.
    private static let lettersMax = 64

    private let words: [String]
    /// Nil where a word is not plain ASCII.
    private let plain: [Candidate<UInt8>]?

    init(_ words: [String]) {
        self.words = words
        let candidates = words.compactMap { word -> Candidate<UInt8>? in
            var word = word
            return word.withUTF8 { unsafe Self.candidate($0) }
        }
        plain = candidates.count == words.count ? candidates : nil
    }

    /// The word that is nearest to a text; nil where none is near.
    func index(of text: UnsafeBufferPointer<UInt8>) -> Int? {
        if let plain, unsafe ASCIIText(text) != nil {
            guard let wanted = unsafe Self.candidate(text),
                wanted.letters.count <= Self.lettersMax
            else { return nil }
            let endsInNumber = wanted.letters.last.map { (0x30...0x39).contains($0) } ?? false
            return Self.nearest(wanted, endsInNumber: endsInNumber, in: plain)
        }
        let wanted = NearestName.simplified(unsafe String(decoding: text, as: UTF8.self))
        guard wanted.count <= Self.lettersMax else { return nil }
        return Self.nearest(
            Self.candidate(wanted), endsInNumber: wanted.last?.isNumber == true,
            in: words.lazy.map { Self.candidate(NearestName.simplified($0)) })
    }

    private static func nearest<Letter>(
        _ wanted: Candidate<Letter>, endsInNumber: Bool,
        in candidates: some Collection<Candidate<Letter>>
    ) -> Int? {
        var best: (index: Int, distance: Int)?
        for (index, candidate) in candidates.enumerated() {
            if endsInNumber, wanted.isSameNumber(as: candidate) { return index }
            let shorter = min(wanted.letters.count, candidate.letters.count)
            let allowed = max(1, shorter / 3)
            guard abs(wanted.letters.count - candidate.letters.count) <= allowed else { continue }
            let limit = min(allowed, (best?.distance ?? .max) - 1)
            guard wanted.distanceMin(to: candidate) <= limit else { continue }
            let distance = NearestName.distance(wanted.letters, candidate.letters)
            guard distance <= limit else { continue }
            // One letter of two is no likeness.
            if shorter < 3, distance > 0 { continue }
            best = (index, distance)
        }
        return best?.index
    }

    private static func candidate(_ letters: [Character]) -> Candidate<Character> {
        Candidate(letters, zero: "0") { _ in 0 }
    }

    /// Nil where the text is not plain ASCII.
    private static func candidate(_ text: UnsafeBufferPointer<UInt8>) -> Candidate<UInt8>? {
        guard unsafe ASCIIText(text) != nil else { return nil }
        let isEdge = { (byte: UInt8) in byte == 0x20 || byte == 0x2D || byte == 0x5F }
        var start = 0
        var end = text.count
        while start < end, isEdge(unsafe text[start]) { start += 1 }
        while end > start, isEdge(unsafe text[end - 1]) { end -= 1 }
        var letters: [UInt8] = []
        letters.reserveCapacity(end - start)
        for index in start..<end {
            let byte = unsafe text[index]
            let isCapital = (0x41...0x5A).contains(byte)
            letters.append(isCapital ? byte | 0x20 : byte == 0x20 || byte == 0x2D ? 0x5F : byte)
        }
        return Candidate(letters, zero: 0x30) { 1 << UInt64($0 & 63) }
    }
}
