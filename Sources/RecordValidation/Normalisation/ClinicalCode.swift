/// Codes of clinical terminologies.
enum ClinicalCode {
    /// A SNOMED CT identifier of a concept: 6 to 18 digits, checked by the last one.
    ///
    /// Source: SNOMED CT Release File Specifications §6.2: the two digits before the last are 00 or
    /// 10 for a concept, and others for a description or a relationship, which are no code.
    static func snomed(_ cell: inout CompactCell) -> CellFault {
        guard cell.count >= 6, cell.count <= 18, cell.areDigits(0..<cell.count), cell[0] != 0x30
        else { return .identifier }
        guard Verhoeff.isChecked(count: cell.count, digit: { cell.digit($0) }) else {
            return .checkCharacter
        }
        let partition = cell.number(cell.count - 3..<cell.count - 1)
        return partition == 0 || partition == 10 ? .none : .identifier
    }

    /// An ICD-10 code: `x990` to `X99.0`. An X in the fourth place, alone, fills a code of three.
    ///
    /// Source: World Health Organization, ICD-10 volume 2 §2.4.
    static func icd10(_ cell: inout CompactCell) -> CellFault {
        guard cell.count >= 3, cell.isLetter(0), cell.areDigits(1..<3) else { return .identifier }
        let hasStop = cell.count > 3 && cell[3] == 0x2E
        let rest = cell.count - (hasStop ? 4 : 3)
        guard rest <= 2, rest > 0 || !hasStop else { return .identifier }
        let first = hasStop ? 4 : 3
        for index in first..<cell.count where cell[index] == 0x2E { return .identifier }
        if rest == 1, cell[first] == 0x58 {
            cell.resize(3)
        } else if rest > 0, !hasStop {
            cell.insert(0x2E, at: 3)
        }
        return .none
    }
}
