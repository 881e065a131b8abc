/// Our constraints as other formats can say them. Where another format cannot say what we mean, it
/// says less: an artefact never refuses a file that the gateway takes.
enum ThirdPartyPattern {
    /// A pattern that matches whole cells, without anchors; nil where it cannot be said so.
    static func whole(_ pattern: String) -> String? {
        var isInClass = false
        var depth = 0
        var previous: Unicode.Scalar?
        for scalar in pattern.unicodeScalars {
            let isEscaped = previous == "\\"
            previous = isEscaped && scalar == "\\" ? nil : scalar
            if isEscaped { continue }
            switch scalar {
            case "[": isInClass = true
            case "]": isInClass = false
            case "(" where !isInClass: depth += 1
            case ")" where !isInClass: depth -= 1
            // Anchors bind to one side only.
            case "|" where !isInClass && depth == 0: return nil
            default: break
            }
        }
        let inner = pattern.dropFirst(pattern.hasPrefix("^") ? 1 : 0)
            .dropLast(isAnchoredAtEnd(pattern) ? 1 : 0)
        guard !inner.contains("(?"), !hasAnchor(String(inner)) else { return nil }
        return (pattern.hasPrefix("^") ? "" : ".*") + inner
            + (isAnchoredAtEnd(pattern) ? "" : ".*")
    }

    private static func isAnchoredAtEnd(_ pattern: String) -> Bool {
        guard pattern.hasSuffix("$") else { return false }
        return pattern.dropLast().reversed().prefix { $0 == "\\" }.count % 2 == 0
    }

    /// Whether an anchor is left within.
    private static func hasAnchor(_ text: String) -> Bool {
        var isInClass = false
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if isEscaped {
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else if scalar == "[" {
                isInClass = true
            } else if scalar == "]" {
                isInClass = false
            } else if !isInClass, scalar == "^" || scalar == "$" {
                return true
            }
        }
        return false
    }

    /// Values as a pattern that matches any of them and nothing else.
    static func anyOf(_ values: [String]) -> String {
        values.map { value in
            var result = String.UnicodeScalarView()
            for scalar in value.unicodeScalars {
                if #"^$\.*+?()[]{}|-"#.unicodeScalars.contains(scalar) { result.append("\\") }
                result.append(scalar)
            }
            return String(result)
        }.joined(separator: "|")
    }
}
