/// What the command line asks for.
struct Options {
    enum Form: String {
        case csv, ndjson
    }

    var rows = 1000
    var seed: UInt64 = 1
    /// Rows with a fault, of a million.
    var defectsPerMillion = 0
    /// The file that takes line, column and code of every fault.
    var planted: String?
    var form = Form.csv
    var year = 2026
    var month = 10

    static let usage = """
        usage: ed-generator [--rows N] [--seed N] [--defects SHARE] [--planted FILE]
                            [--form csv|ndjson] [--period YYYY-MM]
        Writes an ed-assault/1.0.0 file to standard output. The same arguments, the same bytes.
        SHARE is 0 to 1: how many of the rows have a fault, one each. FILE is made: CSV with the
        line, column and code of every fault, as the validation report must name them.

        """

    /// Reads arguments; nil where one is unknown or cannot be read.
    init?(_ arguments: [String]) {
        var rest = arguments[...]
        while let name = rest.popFirst() {
            guard let value = rest.popFirst(), read(name, value) else { return nil }
        }
    }

    private mutating func read(_ name: String, _ value: String) -> Bool {
        switch name {
        case "--rows":
            guard let number = Int(value), (0...50_000_000).contains(number) else { return false }
            rows = number
        case "--seed":
            guard let number = UInt64(value) else { return false }
            seed = number
        case "--defects":
            guard let share = Double(value), (0...1).contains(share) else { return false }
            defectsPerMillion = Int((share * 1_000_000).rounded())
        case "--planted": planted = value
        case "--form":
            guard let form = Form(rawValue: value) else { return false }
            self.form = form
        case "--period":
            let parts = value.split(separator: "-")
            guard parts.map(\.count) == [4, 2], let year = Int(parts[0]), year >= 1900,
                let month = Int(parts[1]), (1...12).contains(month)
            else { return false }
            self.year = year
            self.month = month
        default: return false
        }
        return true
    }
}
