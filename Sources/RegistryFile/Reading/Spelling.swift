/// Finds the word that was probably meant.
public enum Spelling {
    /// The nearest word, if it differs in a third of its letters or less.
    public static func nearest(to text: String, in words: [String]) -> String? {
        guard text.count <= 64 else { return nil }
        let lower = Array(text.lowercased().map { $0 == "_" ? "-" : $0 })
        let ranked = words.map { ($0, distance(lower, Array($0.lowercased()))) }
        guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
        return best.1 <= max(1, best.0.count / 3) ? best.0 : nil
    }

    /// The nearest word, else the one that begins most like the text.
    /// - Parameter count: how many letters at its beginning must be the same.
    public static func nearest(
        to text: String, in words: [String], orBeginningLikeIt count: Int
    ) -> String? {
        if let nearest = nearest(to: text, in: words) { return nearest }
        let ranked = words.map { ($0, zip($0, text.lowercased()).prefix { $0 == $1 }.count) }
        guard let best = ranked.max(by: { $0.1 < $1.1 }), best.1 >= count else { return nil }
        return best.0
    }

    /// How many letters must be added, taken out or changed (Levenshtein).
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var row = Array(0...right.count)
        for (index, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (position, other) in right.enumerated() {
                let change = diagonal + (letter == other ? 0 : 1)
                diagonal = row[position + 1]
                row[position + 1] = min(change, row[position] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
