/// Scalars that may stand in a U-label beside certain others only. Source: RFC 5892 appendix A.
enum LabelContext {
    static func permits(
        _ scalar: Unicode.Scalar, at index: Int, in label: [Unicode.Scalar]
    ) -> Bool {
        let before = index > 0 ? label[index - 1] : nil
        let after = index + 1 < label.count ? label[index + 1] : nil
        switch scalar.value {
        case 0x200C: return isAfterVirama(before) || joins(at: index, in: label)
        case 0x200D: return isAfterVirama(before)
        case 0xB7: return before == "l" && after == "l"
        case 0x375: return after.map { ScriptTable.script(of: $0) == "Grek" } ?? false
        case 0x5F3, 0x5F4: return before.map { ScriptTable.script(of: $0) == "Hebr" } ?? false
        case 0x30FB:
            let scripts: Set<String> = ["Hira", "Kana", "Hani"]
            return label.contains {
                $0.value != 0x30FB && scripts.contains(ScriptTable.script(of: $0))
            }
        case 0x660...0x669: return !label.contains { (0x6F0...0x6F9).contains($0.value) }
        case 0x6F0...0x6F9: return !label.contains { (0x660...0x669).contains($0.value) }
        default: return false
        }
    }

    private static func isAfterVirama(_ before: Unicode.Scalar?) -> Bool {
        before?.properties.canonicalCombiningClass == .virama
    }

    /// Whether the scalars on both sides join across the place. Source: RFC 5892 appendix A.1.
    private static func joins(at index: Int, in label: [Unicode.Scalar]) -> Bool {
        let left = label[..<index].last { !isTransparent($0) }
        let right = label[(index + 1)...].first { !isTransparent($0) }
        guard let left, let right,
            let leftType = LabelTables.joiningTypes.value(of: left),
            let rightType = LabelTables.joiningTypes.value(of: right)
        else { return false }
        return ["L", "D"].contains(leftType) && ["R", "D"].contains(rightType)
    }

    /// Source: UAX #44, Joining_Type T.
    private static func isTransparent(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format:
            LabelTables.joiningTypes.value(of: scalar) == nil && scalar.value != 0x200C
        default: scalar.value == 0x1E94B
        }
    }
}
