import StrictJSON

extension ConstraintComparison {
    func compareLengths(_ list: inout ChangeList) {
        compareLength("minLength", .minLengthTightened, .minLengthLoosened, &list)
        compareLength("maxLength", .maxLengthTightened, .maxLengthLoosened, &list)
    }

    private func compareLength(
        _ name: String, _ tightened: SchemaChangeCode, _ loosened: SchemaChangeCode,
        _ list: inout ChangeList
    ) {
        let isLeast = name == "minLength"
        let before = old.keywords[name]?.integer
        let after = new.keywords[name]?.integer
        guard before != after else { return }
        let isTighter =
            isLeast ? (after ?? 0) > (before ?? 0) : (after ?? .max) < (before ?? .max)
        list.add(
            isTighter ? tightened : loosened, at: "\(new.pointer)/\(name)",
            isTighter ? .breaking : .compatible,
            "\(new.words): \(isLeast ? "at least" : "at most") "
                + "\(after.map { "\($0)" } ?? "any number of") characters, was "
                + "\(before.map { "\($0)" } ?? "any number")")
    }

    func compareBounds(_ list: inout ChangeList) {
        compareBound(isLower: true, ["minimum", "exclusiveMinimum"], &list)
        compareBound(isLower: false, ["maximum", "exclusiveMaximum"], &list)
        compareStep(&list)
    }

    /// A bound and whether the value itself is outside.
    private struct Bound {
        let number: ScaledNumber
        let isExclusive: Bool
        let text: String
    }

    private func bound(
        of property: SchemaProperty, isLower: Bool, _ names: [String]
    ) -> Bound? {
        let bounds = names.enumerated().compactMap { index, name -> Bound? in
            guard let number = ScaledNumber(property.keywords[name]) else { return nil }
            let text = Self.text(property.keywords[name])
            return Bound(number: number, isExclusive: index == 1, text: text)
        }
        guard bounds.count == 2 else { return bounds.first }
        if bounds[0].number == bounds[1].number { return bounds[1] }
        return (bounds[0].number < bounds[1].number) == isLower ? bounds[1] : bounds[0]
    }

    private func compareBound(isLower: Bool, _ names: [String], _ list: inout ChangeList) {
        let before = bound(of: old, isLower: isLower, names)
        let after = bound(of: new, isLower: isLower, names)
        guard names.contains(where: { old.keywords[$0] != new.keywords[$0] }) else { return }
        let isTighter: Bool
        switch (before, after) {
        case (_, nil): isTighter = false
        case (nil, .some): isTighter = true
        case (.some(let before), .some(let after)):
            if before.number == after.number {
                isTighter = after.isExclusive && !before.isExclusive
            } else {
                isTighter = (before.number < after.number) == isLower
            }
        }
        let codes: [SchemaChangeCode] =
            isLower
            ? [.minimumTightened, .minimumLoosened] : [.maximumTightened, .maximumLoosened]
        let name = names.first { old.keywords[$0] != new.keywords[$0] } ?? names[0]
        list.add(
            isTighter ? codes[0] : codes[1], at: "\(new.pointer)/\(name)",
            isTighter ? .breaking : .compatible,
            "\(new.words): \(words(after, isLower: isLower)), was "
                + words(before, isLower: isLower))
    }

    private func words(_ bound: Bound?, isLower: Bool) -> String {
        guard let bound else { return isLower ? "without a least value" : "without a most value" }
        switch (isLower, bound.isExclusive) {
        case (true, false): return "at least \(bound.text)"
        case (true, true): return "more than \(bound.text)"
        case (false, false): return "at most \(bound.text)"
        case (false, true): return "less than \(bound.text)"
        }
    }

    private func compareStep(_ list: inout ChangeList) {
        let before = ScaledNumber(old.keywords["multipleOf"])
        let after = ScaledNumber(new.keywords["multipleOf"])
        guard before != after else { return }
        let isLoosened: Bool
        if let after {
            isLoosened = before.map { after.value > 0 && $0.value % after.value == 0 } ?? false
        } else {
            isLoosened = true
        }
        list.add(
            isLoosened ? .multipleOfLoosened : .multipleOfTightened,
            at: new.pointer + "/multipleOf", isLoosened ? .compatible : .breaking,
            "\(new.words): a multiple of \(Self.text(new.keywords["multipleOf"])), was "
                + Self.text(old.keywords["multipleOf"]))
    }

    private static func text(_ value: JSONValue?) -> String {
        guard case .number(let number)? = value else { return "anything" }
        return number.text
    }
}
