/// Rows of an ed-assault/1.0.0 file, one after another.
struct Attendances {
    private let options: Options
    private let days: Int
    private let kinds: [Defect]
    private var random: Random
    private var row = Row()
    /// The latest row whose reference a later row can double.
    private var doubling: Int?

    init(_ options: Options) {
        self.options = options
        random = Random(seed: options.seed)
        kinds = Defect.allCases.filter { options.form == .csv || !$0.isOfShape }
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        let isLeap =
            options.year.isMultiple(of: 4) && !options.year.isMultiple(of: 100)
            || options.year.isMultiple(of: 400)
        days = lengths[options.month - 1] + (isLeap && options.month == 2 ? 1 : 0)
    }

    /// Writes the line of headers, where the form has one.
    func writeHead(to output: inout Output) {
        guard options.form == .csv else { return }
        var head = Row()
        for header in Row.headers { head.cell(header) }
        head.writeCSV(to: &output)
    }

    /// Writes the row of that number, from 0, and its defect, if it has one, to `planted`.
    mutating func write(_ number: Int, to output: inout Output, planted: inout Output?) {
        let defect = chooseDefect()
        if let defect, planted != nil {
            // The line, from 1; CSV has a line of headers before it.
            planted?.append(decimal: number + (options.form == .csv ? 2 : 1))
            planted?.append(0x2C)
            planted?.append(decimal: defect.place.column)
            planted?.append(0x2C)
            planted?.append(defect.place.code)
            planted?.append(0x0A)
        }
        row.removeAll()
        fill(number, defect)
        switch options.form {
        case .csv: row.writeCSV(to: &output)
        case .ndjson: row.writeNDJSON(to: &output)
        }
        if defect?.keepsReference ?? true { doubling = number }
    }

    private mutating func chooseDefect() -> Defect? {
        guard options.defectsPerMillion > 0,
            random.below(1_000_000) < options.defectsPerMillion
        else { return nil }
        let defect = kinds[random.below(kinds.count)]
        // Before the first usable reference there is nothing to double.
        return defect == .doubledReference && doubling == nil ? .noReference : defect
    }

    private mutating func fill(_ number: Int, _ defect: Defect?) {
        if defect != .noReference {
            appendReference(defect == .doubledReference ? doubling ?? number : number)
        }
        if defect == .longReference { row.append("a") }
        row.endCell()
        row.cell(defect == .badSite ? Array("rxh-1".utf8) : pick(Values.sites))
        row.cell(pick(Values.departments))
        fillTimes(defect)
        fillMethod(defect)
        row.cell(pick(Values.places))
        row.append(pick(Values.descriptions))
        if defect == .longDescription { row.append(Values.tooLong) }
        row.endCell()
        if defect == .shortRow { return }
        fillPersons(defect)
        if defect == .extraCell { row.cell(Array("seen".utf8)) }
    }

    private mutating func fillTimes(_ defect: Defect?) {
        let assault = Self.unambiguous(random.below((days - 1) * 1440))
        let arrival = Self.unambiguous(assault + 10 + random.below(1000))
        append(minute: defect == .arrivalFirst ? assault : arrival)
        row.endCell()
        switch defect {
        case .missingTime: break
        case .impossibleDate: row.append("2026-02-30T12:00:00")
        case .arrivalFirst: append(minute: arrival)
        default: append(minute: assault)
        }
        row.endCell()
    }

    private mutating func fillMethod(_ defect: Defect?) {
        if defect == .methodNotDescribed {
            row.cell(Values.methods[Values.otherIndex])
            row.endCell()
            return
        }
        let index = random.below(Values.methods.count)
        row.cell(defect == .unknownMethod ? Array("FISTS".utf8) : Values.methods[index])
        if index == Values.otherIndex, defect != .unknownMethod {
            row.append(pick(Values.otherMethods))
        }
        row.endCell()
    }

    private mutating func fillPersons(_ defect: Defect?) {
        row.append("E0102")
        row.append(6400 + random.below(2400), width: defect == .badArea ? 3 : 4)
        row.endCell()
        row.cell(defect == .badAge ? Array("17".utf8) : pick(Values.ages))
        row.cell(defect == .badSex ? Array("m".utf8) : pick(Values.sexes))
        row.cell(pick(Values.assailants))
        row.cell(pick(Values.yesNo))
    }

    /// Two different permutations of seed and number: no two rows of a file have the same.
    private mutating func appendReference(_ number: Int) {
        let mixed = Random.mixed(options.seed << 40 ^ UInt64(number))
        row.append("ed-")
        row.append(letters: mixed)
        row.append("-")
        row.append(letters: Random.mixed(mixed))
    }

    /// Leaves out the hour from 01:00, which comes twice, or not at all, when the clocks change.
    private static func unambiguous(_ minute: Int) -> Int {
        minute / 60 % 24 == 1 ? minute + 60 : minute
    }

    /// A minute of the month, as `2026-10-03T21:14:00`.
    private mutating func append(minute: Int) {
        row.append(options.year, width: 4)
        row.append("-")
        row.append(options.month, width: 2)
        row.append("-")
        row.append(1 + minute / 1440, width: 2)
        row.append("T")
        row.append(minute / 60 % 24, width: 2)
        row.append(":")
        row.append(minute % 60, width: 2)
        row.append(":00")
    }

    private mutating func pick(_ values: [[UInt8]]) -> [UInt8] {
        values[random.below(values.count)]
    }
}
