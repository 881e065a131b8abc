/// Finds the allowed word that a person probably meant.
enum NearestName {
    /// The nearest of some words, by letters changed, added, dropped or swapped, case and
    /// surrounding space aside; nil where none is near.
    static func find(_ text: String, in words: [String]) -> String? {
        let wanted = simplified(text)
        guard wanted.count <= 64 else { return nil }
        var best: (word: String, distance: Int)?
        for word in words {
            let candidate = simplified(word)
            // What a spreadsheet does to a code such as 01.
            if wanted.last?.isNumber == true, unpadded(wanted) == unpadded(candidate) {
                return word
            }
            let allowed = max(1, min(wanted.count, candidate.count) / 3)
            guard abs(wanted.count - candidate.count) <= allowed else {
                continue
            }
            let distance = distance(wanted, candidate)
            guard distance <= allowed, distance < (best?.distance ?? .max) else { continue }
            // One letter of two is no likeness.
            if min(wanted.count, candidate.count) < 3, distance > 0 { continue }
            best = (word, distance)
        }
        return best?.word
    }

    private static func simplified(_ text: String) -> [Character] {
        var letters = Array(text.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
        while letters.last == "_" { letters.removeLast() }
        while letters.first == "_" { letters.removeFirst() }
        return letters
    }

    private static func unpadded(_ letters: [Character]) -> ArraySlice<Character> {
        letters.drop { $0 == "0" }
    }

    /// Damerau's distance, adjacent swaps only.
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var earlier: [Int] = []
        var previous = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(
                    previous[column + 1] + 1, current[column] + 1,
                    previous[column] + (letter == other ? 0 : 1))
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    cost = min(cost, earlier[column - 1] + 1)
                }
                current.append(cost)
            }
            earlier = previous
            previous = current
        }
        return previous[right.count]
    }
}
