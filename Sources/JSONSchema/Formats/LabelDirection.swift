/// The rule for labels that run from right to left. Source: RFC 5893 §2.
enum LabelDirection {
    static func isConsistent(_ label: [Unicode.Scalar]) -> Bool {
        let classes = label.map(bidirectionalClass)
        guard !Set(classes).isDisjoint(with: ["R", "AL", "AN"]) else { return true }
        guard let first = classes.first, let last = classes.last(where: { $0 != "NSM" }) else {
            return false
        }
        let present = Set(classes)
        if first == "R" || first == "AL" {
            return present.isSubset(of: [
                "R", "AL", "AN", "EN", "ES", "CS", "ET", "ON", "BN", "NSM",
            ]) && ["R", "AL", "EN", "AN"].contains(last)
                && !(present.contains("EN") && present.contains("AN"))
        }
        return false
    }

    private static func bidirectionalClass(_ scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: leftToRightMarks.contains(scalar.value) ? "L" : "NSM"
        default: LabelTables.bidirectionalClasses.value(of: scalar) ?? "L"
        }
    }

    /// Marks whose class is L all the same.
    private static let leftToRightMarks: Set<UInt32> = [0xCBF, 0xCC6, 0x11A07, 0x11A08, 0x11C3F]
}
