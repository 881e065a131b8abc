import SharingModel

/// Runs the row program on one record after another. Owned by one `FileValidator`.
@safe final class RowChecker {
    let schema: DatasetSchema
    let options: ValidationOptions
    let fields: FieldTable
    let slots: UnsafeMutablePointer<CellSlot>
    /// Where each column lies in the file, from 0; -1 where it is left out.
    let positions: UnsafeMutablePointer<Int>
    /// How many cells a row of the file has.
    private(set) var fileColumns: Int
    var collector: ViolationCollector
    /// What has been put into words already.
    var causes: [FindingKey: KnownCause] = [:]
    /// The last member met that the dataset does not have, the columns that were not yet met, and
    /// the one of them that was probably meant.
    var lastUnknown: (name: String, missing: [Int], near: String?)?
    /// The index of each rule's code.
    let ruleCodes: [Int]
    /// One for each `unique` rule.
    let keySets: UnsafeMutablePointer<UniqueKeys>
    /// The column of the first key that is a single text; -1 where there is none.
    private let keyColumn: Int
    let keySet: Int
    /// Room for a key of several fields.
    var keyBytes: [UInt8] = []
    /// The keys that have outgrown memory.
    let keys: KeyOverflow
    /// What the file calls each column: by its header, or by its name as a member.
    let labels: [String]
    /// Whether the file has columns.
    let hasColumns: Bool
    let columnCount: Int
    let ruleCount: Int
    let rules: UnsafePointer<RulePlan>
    let columns: UnsafePointer<ColumnPlan>
    /// Room for canonical texts; used where there are such columns.
    private let texts: TextRoom
    private let hasTexts: Bool
    let location: LocationPlan
    /// The columns of class `personal`, where the declared form is one that identifies nobody.
    let barred: [Int]
    private let hasBarred: Bool
    /// The end of the day on which the file is received.
    let dayEnd: DayEnd
    let empty: UnsafeMutablePointer<UInt8>
    private var unescaped: UnsafeMutablePointer<UInt8>
    private var unescapedCapacity = 4096

    init(
        schema: DatasetSchema, options: ValidationOptions, format: FileFormat,
        resources: ValidationResources, fields: FieldTable
    ) {
        self.schema = schema
        self.options = options
        self.fields = fields
        hasColumns = format == .csv
        labels = schema.columns.map { format == .csv ? $0.header : $0.name }
        keys = KeyOverflow(
            resources: resources, bytesMax: options.keyBytesMax,
            setCount: schema.program.keySetCount)
        columnCount = schema.program.columnCount
        unsafe columns = schema.program.columns
        ruleCount = schema.program.ruleCount
        unsafe rules = schema.program.rules
        fileColumns = columnCount
        ruleCodes = schema.rules.map { ViolationCollector.index(of: $0.code) }
        collector = ViolationCollector(
            columnCount: columnCount, listedMax: options.violationsMax)
        unsafe keySets = .allocate(capacity: max(schema.program.keySetCount, 1))
        for index in 0..<schema.program.keySetCount {
            unsafe (keySets + index).initialize(to: UniqueKeys())
        }
        let keyRule = schema.rules.first { rule in
            guard rule.kind == .unique, rule.fields.count == 1 else { return false }
            let column = schema.columns[rule.fields[0]]
            // Only the canonical text of a column is its key.
            return column.storage == .text && TextForm(column.normalisation) == nil
        }
        keyColumn = keyRule?.fields[0] ?? -1
        keySet = schema.rules.filter { $0.kind == .unique }.firstIndex { $0 == keyRule } ?? 0
        texts = TextRoom(
            columns: schema.program.normalisedCount, year: options.today?.year ?? 0)
        hasTexts = schema.program.normalisedCount > 0
        location = schema.program.location
        barred = Self.barredColumns(schema, options.form)
        hasBarred = !barred.isEmpty
        dayEnd = DayEnd(options.today)
        unsafe empty = .allocate(capacity: CellBytes.slack)
        unsafe empty.initialize(repeating: 0, count: CellBytes.slack)
        unsafe unescaped = .allocate(capacity: unescapedCapacity + CellBytes.slack)
        unsafe slots = .allocate(capacity: columnCount)
        unsafe slots.initialize(
            repeating: CellSlot(base: empty, count: 0, state: .missing, number: 0),
            count: columnCount)
        unsafe positions = .allocate(capacity: columnCount)
        for index in 0..<columnCount { unsafe (positions + index).initialize(to: index) }
    }

    deinit {
        unsafe empty.deallocate()
        unsafe unescaped.deallocate()
        unsafe slots.deallocate()
        unsafe positions.deallocate()
        unsafe keySets.deinitialize(count: schema.program.keySetCount)
        unsafe keySets.deallocate()
    }

    /// Hashes the keys of split records and brings what each will be compared with into the cache,
    /// all at once: one wait for memory instead of one for each.
    func warm(_ base: UnsafePointer<UInt8>, _ batch: RowBatch) {
        guard keyColumn >= 0, unsafe positions[keyColumn] >= 0 else { return }
        let keys = unsafe keySets + keySet
        var field = unsafe positions[keyColumn]
        for index in 0..<batch.count {
            let row = unsafe batch.rows + index
            let start = unsafe Int(fields.starts[field])
            let count = unsafe Int(fields.ends[field]) &- start
            let hash = unsafe keys.pointee.hash(base + start, count)
            unsafe row.pointee.keyHash = hash
            // Doubled quotes are made single later, which gives another key.
            unsafe row.pointee.hasKeyHash = !row.pointee.hasEscapes
            unsafe keys.pointee.fetch(hash)
            field &+= fileColumns
        }
    }

    /// Tells where the columns lie.
    func use(positions found: [Int], fileColumns: Int) {
        for (index, place) in found.enumerated() { unsafe positions[index] = place }
        self.fileColumns = fileColumns
    }

    /// The field of the record at hand in which a place lies, from 1.
    func field(at place: Int) -> Int? {
        for field in 0..<fileColumns where unsafe Int(fields.ends[fields.first + field]) >= place {
            return field + 1
        }
        return nil
    }

    /// The column of the schema that a field of the file holds, from 0.
    func column(ofField field: Int) -> Int? {
        for column in 0..<columnCount where unsafe positions[column] == field { return column }
        return nil
    }

    /// The row at hand, for a sink.
    func view(_ place: RecordPlace) -> RecordView {
        unsafe RecordView(
            record: place.record, line: place.line, columnCount: columnCount, slots: slots,
            columns: columns, originals: texts.scratch.pointee.originals, location: location)
    }

    /// Checks a record whose fields are in the table.
    /// - Returns: whether it stands.
    @inline(__always)
    func check(
        _ base: UnsafePointer<UInt8>, _ place: RecordPlace, hasEscapes: Bool
    ) -> Bool {
        unsafe locate(base)
        if hasEscapes { unescapeCells(place) }
        return unsafe checkSlots(base, place, kinds: nil)
    }

    /// Checks a record whose cells are in the slots: the cells, then what is between them.
    /// - Parameter kinds: what stands in a JSON object for each column; nil for a row of cells.
    /// - Returns: whether it stands.
    @inline(__always)
    func checkSlots(
        _ base: UnsafePointer<UInt8>, _ place: RecordPlace,
        kinds: UnsafePointer<ObjectReader.Kind>?
    ) -> Bool {
        if hasTexts { texts.begin(rowBytes: place.end - place.start) }
        let scratch = unsafe texts.scratch
        var stands = true
        var plan = unsafe columns
        var slot = unsafe slots
        for column in 0..<columnCount {
            let finding: CellChecker.Finding
            if let kinds = unsafe kinds {
                finding = unsafe checkValue(kinds[column], plan, slot, scratch)
            } else {
                finding = unsafe CellChecker.check(plan, slot, scratch)
            }
            if !finding.isNone {
                if finding.isError { stands = false }
                unsafe report(finding, column: column, base, place)
            }
            unsafe plan += 1
            unsafe slot += 1
        }
        if hasBarred {
            let holds = unsafe checkForm(place, base: base)
            stands = stands && holds
        }
        if location.isChecked {
            let holds = unsafe checkLocation(place, base: base)
            stands = stands && holds
        }
        if ruleCount > 0 {
            let holds = unsafe checkRules(place, base: base)
            stands = stands && holds
        }
        return stands
    }

    /// Points the slots to their bytes.
    @inline(__always)
    private func locate(_ base: UnsafePointer<UInt8>) {
        let starts = unsafe fields.starts + fields.first
        let ends = unsafe fields.ends + fields.first
        var slot = unsafe slots
        for column in 0..<columnCount {
            let field = unsafe positions[column]
            if field >= 0 {
                let start = unsafe Int(starts[field])
                unsafe slot.pointee.base = base + start
                unsafe slot.pointee.count = Int(ends[field]) &- start
            } else {
                unsafe slot.pointee.base = UnsafePointer(empty)
                unsafe slot.pointee.count = 0
            }
            unsafe slot += 1
        }
    }

    /// Makes doubled quotes single, in room of its own.
    @inline(never)
    private func unescapeCells(_ place: RecordPlace) {
        reserve(place.end - place.start)
        var used = 0
        for column in 0..<columnCount {
            let field = unsafe positions[column]
            guard field >= 0,
                unsafe fields.flags[fields.first + field] & FieldTable.escaped != 0
            else { continue }
            unsafe unescape(slots + column, &used)
        }
    }

    private func reserve(_ count: Int) {
        guard count > unescapedCapacity else { return }
        unsafe unescaped.deallocate()
        unescapedCapacity = count * 2
        unsafe unescaped = .allocate(capacity: unescapedCapacity + CellBytes.slack)
    }

    private func unescape(_ slot: UnsafeMutablePointer<CellSlot>, _ used: inout Int) {
        let source = unsafe slot.pointee.base
        let target = unsafe unescaped + used
        var written = 0
        var index = 0
        while unsafe index < slot.pointee.count {
            let byte = unsafe source[index]
            unsafe target[written] = byte
            written += 1
            index += byte == 0x22 ? 2 : 1
        }
        unsafe slot.pointee.base = UnsafePointer(target)
        unsafe slot.pointee.count = written
        used += written
    }

    /// Where in the file a cell begins; the record, where the cell is left out.
    func byteOffset(
        ofCell column: Int, _ base: UnsafePointer<UInt8>, _ place: RecordPlace
    ) -> Int {
        let field = unsafe positions[column]
        guard field >= 0 else { return place.byteOffset }
        let start = unsafe Int(fields.starts[fields.first + field])
        // The cell begins at its quote, where it has one.
        let isQuoted = unsafe start > place.start && base[start - 1] == 0x22
        return place.byteOffset + start - place.start - (isQuoted ? 1 : 0)
    }

    /// The field of the file that holds a column, from 1; nil where there is none.
    func field(ofColumn column: Int) -> Int? {
        let field = unsafe positions[column]
        return hasColumns && field >= 0 ? field + 1 : nil
    }

    /// The bytes of a cell of the row at hand, before they were made canonical.
    func originalBytes(of column: Int) -> UnsafeBufferPointer<UInt8> {
        let plan = unsafe columns + column
        let slot = unsafe slots[column]
        guard unsafe plan.pointee.isNormalised && slot.state == .valued else {
            return unsafe UnsafeBufferPointer(start: slot.base, count: slot.count)
        }
        let cell = unsafe texts.scratch.pointee.originals[plan.pointee.text.pointee.place]
        return unsafe UnsafeBufferPointer(start: cell.base, count: cell.count)
    }
}
