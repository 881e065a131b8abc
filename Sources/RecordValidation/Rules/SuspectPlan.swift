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
    private let byteKinds: UnsafePointer<UInt8>

    init(_ policy: SuspectPolicy, memory: TableMemory) {
        warned = policy.mask(.warning)
        kinds = policy.mask(.error).union(warned)
        let phrases = policy.notNames.map { text in
            let bytes = Array(text.utf8).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
            return unsafe Phrase(bytes: memory.copy(bytes), count: bytes.count)
        }
        unsafe self.phrases = memory.copy(phrases)
        phraseCount = phrases.count
        unsafe byteKinds = memory.copy(PrivacyScan.byteKinds)
    }

    /// Looks through a text: the first kind that is an error, else the first that is warned of. An
    /// NHS number whose check digit fits is never a warning only.
    /// - Parameter scans: a part of `kinds`.
    @inline(never)
    func find(
        _ scans: SuspectMask, _ base: UnsafePointer<UInt8>, count: Int
    ) -> CellChecker.Finding {
        var warning = CellFault.none
        let shape = unsafe DigitShape(base, count: count)
        let hasDigit = shape.hasDigit
        if scans.contains(.nhsNumber), shape.mayHaveNHSNumber,
            unsafe PrivacyScan.hasNHSNumber(base, count: count)
        {
            guard warned.contains(.nhsNumber),
                unsafe !PrivacyScan.hasCheckedNHSNumber(base, count: count)
            else { return CellChecker.Finding(fault: .suspectedNHSNumber) }
            warning = .suspectedNHSNumber
        }
        if scans.contains(.postcode), unsafe hasPostcode(shape, base, count) {
            guard warned.contains(.postcode) else {
                return CellChecker.Finding(fault: .suspectedPostcode)
            }
            if warning == .none { warning = .suspectedPostcode }
        }
        let rest = scans.subtracting([.nhsNumber, .postcode])
        if !rest.isEmpty {
            let fault = unsafe findOthers(rest, hasDigit: hasDigit, base, count, &warning)
            if fault != .none { return CellChecker.Finding(fault: fault) }
        }
        return CellChecker.Finding(warning: warning)
    }

    @inline(__always)
    private func hasPostcode(
        _ shape: DigitShape, _ base: UnsafePointer<UInt8>, _ count: Int
    ) -> Bool {
        if shape.isTooLong { return unsafe PrivacyScan.hasPostcode(base, count: count) }
        let digits = shape.lastOfPostcode
        return digits != 0
            && (unsafe PrivacyScan.hasPostcode(base, count: count, digits: digits))
    }

    private func findOthers(
        _ scans: SuspectMask, hasDigit: Bool, _ base: UnsafePointer<UInt8>, _ count: Int,
        _ warning: inout CellFault
    ) -> CellFault {
        func weigh(_ kind: SuspectMask, _ fault: CellFault) -> Bool {
            guard warned.contains(kind) else { return true }
            if warning == .none { warning = fault }
            return false
        }
        if scans.contains(.name), unsafe hasName(base, count),
            weigh(.name, .suspectedName)
        {
            return .suspectedName
        }
        if hasDigit, scans.contains(.phoneNumber),
            unsafe PrivacyScan.hasPhoneNumber(base, count: count),
            weigh(.phoneNumber, .suspectedPhoneNumber)
        {
            return .suspectedPhoneNumber
        }
        if scans.contains(.emailAddress), unsafe PrivacyScan.hasEmailAddress(base, count: count),
            weigh(.emailAddress, .suspectedEmailAddress)
        {
            return .suspectedEmailAddress
        }
        if hasDigit, scans.contains(.dateOfBirth),
            unsafe PrivacyScan.hasDateOfBirth(base, count: count),
            weigh(.dateOfBirth, .suspectedDateOfBirth)
        {
            return .suspectedDateOfBirth
        }
        return .none
    }

    /// Whether a name after a title is there that is none of the phrases.
    private func hasName(_ base: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var start = 0
        while let place = unsafe PrivacyScan.nameAfterTitle(
            base, count: count, from: start, kinds: byteKinds)
        {
            if unsafe !isPhrase(base + place, count - place) { return true }
            start = place + 1
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
