/// What the privacy scan of a schema looks for. The memory belongs to a `TableMemory`.
@safe struct SuspectPlan: BitwiseCopyable {
    /// A phrase in small letters.
    @safe struct Phrase: BitwiseCopyable {
        var bytes: UnsafePointer<UInt8>
        var count: Int
    }

    /// Everything that is looked for.
    let kinds: SuspectMask
    /// What is only warned of.
    private let warned: SuspectMask
    private let phrases: UnsafePointer<Phrase>
    private let phraseCount: Int
    /// For each byte that begins a title a bit for each letter that comes second.
    private let titleSeconds: UnsafePointer<UInt32>

    init(_ policy: SuspectPolicy, memory: TableMemory) {
        warned = policy.mask(.warning)
        kinds = policy.mask(.error).union(warned)
        let phrases = policy.notNames.map { text in
            let bytes = Array(text.utf8).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
            return unsafe Phrase(bytes: memory.copy(bytes), count: bytes.count)
        }
        unsafe self.phrases = memory.copy(phrases)
        phraseCount = phrases.count
        unsafe titleSeconds = memory.copy(PrivacyScan.titleSeconds)
    }

    /// Looks through a text: the first kind that is an error, else the first that is warned of. An
    /// NHS number whose check digit fits is never a warning only.
    /// - Parameter scans: a part of `kinds`.
    @inline(never)
    func find(
        _ scans: SuspectMask, _ base: UnsafePointer<UInt8>, count: Int
    ) -> CellChecker.Finding {
        var isOdd = false
        var found =
            count <= TextShape.countMax
            ? unsafe look(scans, base, count, &isOdd) : unsafe lookLong(scans, base, count, &isOdd)
        if isOdd { unsafe found.formUnion(lookFolded(scans, base, count)) }
        return found.isEmpty ? CellChecker.Finding(fault: .none) : weigh(found)
    }

    /// Looks through a text as a plain keyboard would have it.
    @inline(never)
    private func lookFolded(
        _ scans: SuspectMask, _ base: UnsafePointer<UInt8>, _ count: Int
    ) -> SuspectMask {
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count + CellBytes.slack) {
            unsafe $0.initialize(repeating: 0)
            guard let target = $0.baseAddress else { return [] }
            let length = unsafe TextFold.fold(base, count: count, into: target)
            var isOdd = false
            return unsafe length <= TextShape.countMax
                ? look(scans, target, length, &isOdd) : lookLong(scans, target, length, &isOdd)
        }
    }

    @inline(__always)
    private func look(
        _ scans: SuspectMask, _ base: UnsafePointer<UInt8>, _ count: Int, _ isOdd: inout Bool
    ) -> SuspectMask {
        guard count > 0 else { return [] }
        let shape = unsafe TextShape(base, count: count)
        isOdd = shape.isOdd
        let titles =
            scans.contains(.name) && shape.mayHaveName
            ? unsafe self.titles(shape.wordStarts(), base) : 0
        guard shape.hasDigit || shape.hasAt || titles != 0 else { return [] }
        return unsafe lookClosely(scans, base, count, shape, titles)
    }

    @inline(never)
    private func lookClosely(
        _ scans: SuspectMask, _ base: UnsafePointer<UInt8>, _ count: Int, _ shape: TextShape,
        _ titles: UInt64
    ) -> SuspectMask {
        var found: SuspectMask = []
        if scans.contains(.nhsNumber), shape.mayHaveNHSNumber {
            unsafe found.formUnion(PrivacyScan.nhsNumbers(base, count: count))
        }
        let digits = shape.lastOfPostcode
        if scans.contains(.postcode), digits != 0,
            unsafe PrivacyScan.hasPostcode(base, count: count, digits: digits)
        {
            found.insert(.postcode)
        }
        if titles != 0, unsafe hasName(base, count, titles: titles, from: 0) {
            found.insert(.name)
        }
        if shape.hasDigit { unsafe findNumbers(scans, base, count, &found) }
        if shape.hasAt, scans.contains(.emailAddress),
            unsafe PrivacyScan.hasEmailAddress(base, count: count)
        {
            found.insert(.emailAddress)
        }
        return found
    }

    /// Looks through a text of more bytes than a `TextShape` has.
    private func lookLong(
        _ scans: SuspectMask, _ base: UnsafePointer<UInt8>, _ count: Int, _ isOdd: inout Bool
    ) -> SuspectMask {
        var found: SuspectMask = []
        var (hasDigit, hasAt, isInside) = (false, false, false)
        var start = 0
        while start < count {
            let length = min(count &- start, TextShape.countMax)
            let shape = unsafe TextShape(base + start, count: length)
            hasDigit = hasDigit || shape.hasDigit
            hasAt = hasAt || shape.hasAt
            isOdd = isOdd || shape.isOdd
            if scans.contains(.name), !found.contains(.name) {
                let titles = unsafe self.titles(
                    shape.wordStarts(isInside: isInside), base + start)
                if titles != 0, unsafe hasName(base, count, titles: titles, from: start) {
                    found.insert(.name)
                }
            }
            isInside = shape.words &>> 63 != 0
            start &+= length
        }
        if hasDigit {
            if scans.contains(.nhsNumber) {
                unsafe found.formUnion(PrivacyScan.nhsNumbers(base, count: count))
            }
            if scans.contains(.postcode), unsafe PrivacyScan.hasPostcode(base, count: count) {
                found.insert(.postcode)
            }
            unsafe findNumbers(scans, base, count, &found)
        }
        if hasAt, scans.contains(.emailAddress),
            unsafe PrivacyScan.hasEmailAddress(base, count: count)
        {
            found.insert(.emailAddress)
        }
        return found
    }

    private func findNumbers(
        _ scans: SuspectMask, _ base: UnsafePointer<UInt8>, _ count: Int,
        _ found: inout SuspectMask
    ) {
        if scans.contains(.phoneNumber), unsafe PrivacyScan.hasPhoneNumber(base, count: count) {
            found.insert(.phoneNumber)
        }
        if scans.contains(.dateOfBirth), unsafe PrivacyScan.hasDateOfBirth(base, count: count) {
            found.insert(.dateOfBirth)
        }
    }

    /// In the order in which they are named where a text holds several.
    private static let faults: [(kind: SuspectMask, fault: CellFault)] = [
        (.nhsNumber, .suspectedNHSNumber), (.postcode, .suspectedPostcode),
        (.name, .suspectedName), (.phoneNumber, .suspectedPhoneNumber),
        (.emailAddress, .suspectedEmailAddress), (.dateOfBirth, .suspectedDateOfBirth),
    ]

    /// The first kind found that is an error, else the first that is warned of.
    @inline(never)
    private func weigh(_ found: SuspectMask) -> CellChecker.Finding {
        var errors = found.subtracting(warned)
        if found.contains(.checkedNumber) { errors.insert(.nhsNumber) }
        for (kind, fault) in Self.faults where errors.contains(kind) {
            return CellChecker.Finding(fault: fault)
        }
        for (kind, fault) in Self.faults where found.contains(kind) {
            return CellChecker.Finding(warning: fault)
        }
        return CellChecker.Finding(fault: .none)
    }

    /// Of some places at which words begin those at which a title may.
    @inline(__always)
    private func titles(_ starts: UInt64, _ base: UnsafePointer<UInt8>) -> UInt64 {
        var rest = starts
        var found: UInt64 = 0
        while rest != 0 {
            let place = rest.trailingZeroBitCount
            let second = UInt32((unsafe base[place &+ 1] | 0x20) &- 0x61)
            // A shift beyond the word gives no bit.
            let fits = unsafe titleSeconds[Int(base[place])] >> second & 1
            found |= UInt64(fits) &<< UInt64(truncatingIfNeeded: place)
            rest &= rest &- 1
        }
        return found
    }

    /// Whether a name that is none of the phrases stands behind one of some titles.
    /// - Parameters:
    ///   - titles: where titles may begin, from `start`.
    ///   - start: a place of the text.
    @inline(never)
    private func hasName(
        _ base: UnsafePointer<UInt8>, _ count: Int, titles: UInt64, from start: Int
    ) -> Bool {
        var rest = titles
        while rest != 0 {
            let place = start &+ rest.trailingZeroBitCount
            if unsafe PrivacyScan.isTitleNamed(base, count: count, at: place)
                && !isPhrase(base + place, count - place)
            {
                return true
            }
            rest &= rest &- 1
        }
        return false
    }

    /// Whether a text begins with one of the phrases, as whole words, in either case.
    private func isPhrase(_ base: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        for index in 0..<phraseCount {
            let phrase = unsafe phrases[index]
            guard phrase.count <= count,
                phrase.count == count
                    || (unsafe !PrivacyScan.isAlphanumeric(base[phrase.count]))
            else { continue }
            var place = 0
            while place < phrase.count {
                let byte = unsafe base[place]
                let small = byte &- 0x41 < 26 ? byte | 0x20 : byte
                guard unsafe small == phrase.bytes[place] else { break }
                place += 1
            }
            if place == phrase.count { return true }
        }
        return false
    }
}
