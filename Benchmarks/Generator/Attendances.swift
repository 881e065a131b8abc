/// Rows of an ed-assault/1.0.0 file, one after another.
struct Attendances {
    static let header: StaticString = """
        record_ref,site_code,dept_type,arrival_datetime,assault_datetime,assault_method,\
        assault_method_other,assault_location_type,assault_location_desc,assault_lsoa21,age_band,\
        sex,assailant_count_band,police_aware\r\n
        """

    /// What can be wrong with a row; one thing at a time.
    private enum Defect: CaseIterable {
        case unknownMethod, missingTime, impossibleDate, arrivalFirst, doubledReference
        case badArea, methodNotDescribed, shortRow, badSite, badAge
    }

    private let options: Options
    private let days: Int
    private var random: Random

    init(_ options: Options) {
        self.options = options
        random = Random(seed: options.seed)
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        let isLeap =
            options.year.isMultiple(of: 4) && !options.year.isMultiple(of: 100)
            || options.year.isMultiple(of: 400)
        days = lengths[options.month - 1] + (isLeap && options.month == 2 ? 1 : 0)
    }

    /// Adds the row of that number, from 0.
    mutating func append(_ number: Int, to output: inout Output) {
        let isFaulty =
            options.defectsPerThousand > 0 && random.below(1000) < options.defectsPerThousand
        let defect = isFaulty ? Defect.allCases[random.below(Defect.allCases.count)] : nil
        appendReference(defect == .doubledReference ? max(0, number - 1) : number, to: &output)
        output.append(0x2C)
        output.append(defect == .badSite ? Array("rxh-1".utf8) : pick(Values.sites))
        output.append(0x2C)
        output.append(pick(Values.departments))
        output.append(0x2C)
        let assault = Self.unambiguous(random.below((days - 1) * 1440))
        let arrival = Self.unambiguous(assault + 10 + random.below(1000))
        append(minute: defect == .arrivalFirst ? assault : arrival, to: &output)
        output.append(0x2C)
        switch defect {
        case .missingTime: break
        case .impossibleDate: output.append("2026-02-30T12:00:00")
        case .arrivalFirst: append(minute: arrival, to: &output)
        default: append(minute: assault, to: &output)
        }
        output.append(0x2C)
        appendMethod(defect, to: &output)
        output.append(pick(Values.places))
        output.append(0x2C)
        output.append(pick(Values.descriptions))
        if defect == .shortRow {
            output.append("\r\n")
            return
        }
        appendPersons(defect, to: &output)
    }

    private mutating func appendMethod(_ defect: Defect?, to output: inout Output) {
        if defect == .methodNotDescribed {
            output.append("OTHER,,")
            return
        }
        let index = random.below(Values.methods.count)
        output.append(defect == .unknownMethod ? Array("FISTS".utf8) : Values.methods[index])
        output.append(0x2C)
        if index == Values.otherIndex, defect != .unknownMethod {
            output.append(pick(Values.otherMethods))
        }
        output.append(0x2C)
    }

    private mutating func appendPersons(_ defect: Defect?, to output: inout Output) {
        output.append(",E0102")
        output.append(6400 + random.below(2400), width: defect == .badArea ? 3 : 4)
        output.append(0x2C)
        output.append(defect == .badAge ? Array("17".utf8) : pick(Values.ages))
        output.append(0x2C)
        output.append(pick(Values.sexes))
        output.append(0x2C)
        output.append(pick(Values.assailants))
        output.append(0x2C)
        output.append(pick(Values.yesNo))
        output.append("\r\n")
    }

    /// Two different permutations of seed and number: no two rows of a file have the same.
    private func appendReference(_ number: Int, to output: inout Output) {
        let mixed = Random.mixed(options.seed << 40 ^ UInt64(number))
        output.append("ed-")
        output.append(letters: mixed)
        output.append(0x2D)
        output.append(letters: Random.mixed(mixed))
    }

    /// Leaves out the hour from 01:00, which comes twice, or not at all, when the clocks change.
    private static func unambiguous(_ minute: Int) -> Int {
        minute / 60 % 24 == 1 ? minute + 60 : minute
    }

    /// A minute of the month, as `2026-10-03T21:14:00`.
    private func append(minute: Int, to output: inout Output) {
        output.append(options.year, width: 4)
        output.append(0x2D)
        output.append(options.month, width: 2)
        output.append(0x2D)
        output.append(1 + minute / 1440, width: 2)
        output.append(0x54)
        output.append(minute / 60 % 24, width: 2)
        output.append(0x3A)
        output.append(minute % 60, width: 2)
        output.append(":00")
    }

    private mutating func pick(_ values: [[UInt8]]) -> [UInt8] {
        values[random.below(values.count)]
    }
}
