/// Finds the allowed word that a person probably meant.
enum NearestName {
    /// The nearest of some words, by letters changed, added, dropped or swapped, case and
    /// surrounding space aside; nil where none is near.
    static func find(_ text: String, in words: [String]) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            unsafe NearestNames(words).index(of: bytes).map { words[$0] }
        }
    }

    /// A text without what makes no difference.
    static func simplified(_ text: String) -> [Character] {
        var letters = Array(text.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
        while letters.last == "_" { letters.removeLast() }
        while letters.first == "_" { letters.removeFirst() }
        return letters
    }

    /// Damerau's distance, adjacent swaps only.
    static func distance<Letter: Equatable>(_ left: [Letter], _ right: [Letter]) -> Int {
        var earlier = [Int](repeating: 0, count: right.count + 1)
        var previous = Array(0...right.count)
        var current = previous
        for row in left.indices {
            current[0] = row + 1
            for column in right.indices {
                var cost = min(
                    previous[column + 1] + 1, current[column] + 1,
                    previous[column] + (left[row] == right[column] ? 0 : 1))
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    cost = min(cost, earlier[column - 1] + 1)
                }
                current[column + 1] = cost
            }
            swap(&earlier, &previous)
            swap(&previous, &current)
        }
        return previous[right.count]
    }
}
