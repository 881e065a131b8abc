/// What the command line asks for.
struct Options {
    var rows = 1000
    var seed: UInt64 = 1
    /// Rows with a fault, of a thousand.
    var defectsPerThousand = 0
    var year = 2026
    var month = 10

    static let usage = """
        usage: ed-generator [--rows N] [--seed N] [--defects PER-THOUSAND] [--period YYYY-MM]
        Writes an ed-assault/1.0.0 CSV file to standard output. The same arguments, the same bytes.

        """

    /// Reads arguments; nil where one is unknown or cannot be read.
    init?(_ arguments: [String]) {
        var rest = arguments[...]
        while let name = rest.popFirst() {
            guard let value = rest.popFirst() else { return nil }
            switch name {
            case "--rows":
                guard let number = Int(value), (0...50_000_000).contains(number) else { return nil }
                rows = number
            case "--seed":
                guard let number = UInt64(value) else { return nil }
                seed = number
            case "--defects":
                guard let number = Int(value), (0...1000).contains(number) else { return nil }
                defectsPerThousand = number
            case "--period":
                let parts = value.split(separator: "-")
                guard parts.map(\.count) == [4, 2], let year = Int(parts[0]), year >= 1900,
                    let month = Int(parts[1]), (1...12).contains(month)
                else { return nil }
                self.year = year
                self.month = month
            default: return nil
            }
        }
    }
}
