public import SharingModel

/// Checks one file as it streams past: bytes in, rows to a sink, a report at the end.
///
/// The same bytes give the same report however they are cut into chunks. Memory does not grow with
/// the file; the keys of `unique` rules go to disk beyond `ValidationOptions.keyBytesMax`. One task
/// at a time may use it.
public final class FileValidator {
    enum Phase { case opening, header, rows, stopped }

    /// The schema it checks against.
    public let schema: DatasetSchema
    /// The form of the file.
    public let format: FileFormat
    /// The first error of the sink; no row was sent after it.
    public private(set) var sinkError: (any Error)?
    /// What failed where keys are kept or looked up; the report then refuses the file although it
    /// may be right.
    public private(set) var keyFault: (any Error)?
    /// Rows that `finish` has found to be rejected after they were sent to the sink, or said to
    /// stand: only where keys went to disk, and to the sink only where the schema accepts rows one
    /// by one. The receiver must drop all rows and take them from a second pass that excludes
    /// these.
    public private(set) var lateRejections = RowSet()
    /// Where in the file the first row begins; nil until the header has been found good.
    public private(set) var rowsStart: Int?

    let checker: RowChecker
    let scanner: RecordScanner
    let lines: LineSplitter?
    let objects: ObjectReader?
    private let fields: FieldTable
    private let index = StructuralIndex()
    private let batch = RowBatch()
    private let sink: (any RecordSink)?
    private let refusesFile: Bool
    private let excluded: RowSet
    private let hasExcluded: Bool
    private let standing: (any StandingRows)?
    private var phase = Phase.opening
    private var head: [UInt8] = []
    private var fileBytes = 0
    /// Where in the file the next record begins.
    var recordOffset = 0
    var line = 1
    var received = 0
    private var accepted = 0
    /// The accepted rows, from the moment at which keys go to disk.
    private var accepteds = RowSet()

    /// A validator for one file.
    /// - Parameters:
    ///   - schema: what the file must satisfy.
    ///   - options: what the report may show.
    ///   - format: how the file is written.
    ///   - resources: what it may ask of its surroundings.
    ///   - sink: receives the rows that stand, each as it is found.
    public init(
        schema: DatasetSchema, options: ValidationOptions = ValidationOptions(),
        format: FileFormat = .csv, resources: ValidationResources = ValidationResources(),
        sink: (any RecordSink)? = nil
    ) {
        self.schema = schema
        self.format = format
        self.sink = sink
        refusesFile = schema.acceptance == .refuseFile
        excluded = resources.excluded
        hasExcluded = !resources.excluded.isEmpty
        standing = resources.standing
        fields = FieldTable()
        scanner = RecordScanner(fields: fields)
        checker = RowChecker(
            schema: schema, options: options, format: format, resources: resources,
            fields: fields)
        lines = format == .ndjson ? LineSplitter() : nil
        objects = format == .ndjson ? ObjectReader(checker: checker) : nil
    }

    /// Takes the next bytes of the file, as many as there are.
    public func consume(_ bytes: UnsafeRawBufferPointer) {
        fileBytes += bytes.count
        guard let start = unsafe bytes.bindMemory(to: UInt8.self).baseAddress else { return }
        var taken = 0
        if phase == .opening {
            while head.count < ContentSniffer.bytesNeeded, taken < bytes.count {
                head.append(unsafe start[taken])
                taken += 1
            }
            guard head.count == ContentSniffer.bytesNeeded else { return }
            open()
        }
        // Places within a chunk are 32 bits.
        let pieceMax = 1 << 30
        while taken < bytes.count, phase != .stopped {
            let piece = min(pieceMax, bytes.count - taken)
            unsafe process(start + taken, count: piece)
            taken += piece
        }
    }

    /// Ends the file.
    /// - Parameter fileDigest: the SHA-256 of all its bytes, which the caller has computed; nil
    ///   leaves it out of the report.
    /// - Returns: the report.
    public func finish(fileDigest: SHA256Digest?) -> ValidationReport {
        if phase == .opening { open() }
        if phase != .stopped, scanner.isOpen {
            scanner.finish()
            takeScanned()
        }
        if phase != .stopped, let line = lines?.last() { takeLine(line) }
        if phase == .header {
            stop(FileFaults.empty(fileBytes: fileBytes, hasHeader: false))
        } else if phase == .rows, received == 0 {
            stop(
                FileFaults.empty(
                    fileBytes: fileBytes, hasHeader: format == .csv, format: format))
        }
        settleKeys()
        return report(fileDigest)
    }

    /// Reports the rows whose keys only the end of the file can compare.
    private func settleKeys() {
        var rejected = checker.reportLateRepeats()
        rejected.formIntersection(accepteds)
        if !refusesFile { accepted -= rejected.count }
        if standing != nil || (sink != nil && !refusesFile) { lateRejections = rejected }
        guard case .fault(let error) = checker.keys.halt else { return }
        if keyFault == nil, phase != .stopped { stop(FileFaults.keysLost(nil)) }
        keyFault = error
    }

    private func report(_ digest: SHA256Digest?) -> ValidationReport {
        let collector = checker.collector
        let isRefused =
            phase == .stopped || (collector.errors > 0 && (refusesFile || accepted == 0))
        let stands = isRefused ? 0 : accepted
        return ValidationReport(
            verdict: isRefused ? .refused : collector.errors > 0 ? .acceptedInPart : .accepted,
            dataset: schema.dataset, schemaVersion: schema.version, schemaDigest: schema.sha256,
            fileBytes: fileBytes, fileDigest: digest, fileFormat: format.rawValue,
            rows: RowCounts(received: received, accepted: stands, rejected: received - stands),
            totals: collector.totals(headers: checker.labels),
            violations: collector.violations,
            truncated: collector.total > collector.violations.count)
    }

    /// Judges the first bytes and passes them on.
    private func open() {
        phase = format == .csv ? .header : .rows
        if let finding = ContentSniffer.finding(head) {
            stop(FileFaults.notText(finding, format: format))
            return
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let skipped = head.starts(with: mark) ? mark.count : 0
        recordOffset = skipped
        if phase == .rows { rowsStart = skipped }
        let rest = Array(head.dropFirst(skipped))
        unsafe rest.withUnsafeBufferPointer { buffer in
            if let base = buffer.baseAddress { unsafe process(base, count: buffer.count) }
        }
    }

    private func process(_ base: UnsafePointer<UInt8>, count: Int) {
        var position = 0
        if let lines {
            while phase != .stopped,
                let line = unsafe lines.next(base, count: count, &position)
            { takeLine(line) }
            return
        }
        index.reset()
        while position < count, phase != .stopped {
            if phase == .rows, !scanner.isOpen {
                unsafe takePlainRows(base, count: count, &position)
                guard position < count, phase != .stopped else { return }
            }
            if !scanner.isOpen {
                scanner.begin(
                    line: line,
                    fieldsKeptMax: phase == .rows ? checker.fileColumns : FieldTable.capacity)
            }
            position += unsafe scanner.feed(base + position, count: count - position)
            takeScanned()
            index.skip(to: position)
        }
    }

    /// Takes records until one is incomplete or unusual.
    private func takePlainRows(
        _ base: UnsafePointer<UInt8>, count: Int, _ position: inout Int
    ) {
        while position < count {
            unsafe batch.fill(
                index, base, count: count, from: position, fields: fields,
                fieldCount: checker.fileColumns)
            unsafe checker.warm(base, batch)
            for row in 0..<batch.count {
                fields.first = row &* checker.fileColumns
                position = unsafe batch.rows[row].next
                unsafe takeSplit(base, batch.rows[row])
                if phase == .stopped { return }
            }
            guard batch.isFull else { return }
        }
    }

    /// Takes a record that is split into fields.
    @inline(__always)
    private func takeSplit(_ base: UnsafePointer<UInt8>, _ row: SplitRow) {
        let place = RecordPlace(
            record: received + 1, line: line, byteOffset: recordOffset, start: row.start,
            end: row.end, keyHash: row.keyHash, hasKeyHash: row.hasKeyHash)
        if row.mayHaveHighBytes,
            let fault = unsafe UTF8Check.firstFault(base + row.start, count: row.end - row.start)
        {
            received += 1
            unsafe stop(
                FileFaults.notUTF8(
                    place, offset: fault, byte: base[row.start + fault],
                    column: checker.field(at: row.start + fault)))
            return
        }
        recordOffset += row.next - row.start
        unsafe takeRow(base, place, hasEscapes: row.hasEscapes)
        line += 1 + row.lineBreaks
    }

    @inline(__always)
    private func takeRow(
        _ base: UnsafePointer<UInt8>, _ place: RecordPlace, hasEscapes: Bool
    ) {
        received += 1
        guard received <= Limits.rowsMax else { return stop(FileFaults.tooManyRows(place)) }
        guard unsafe checker.check(base, place, hasEscapes: hasEscapes) else {
            if checker.keys.halt != nil { stopForKeys(place) }
            return
        }
        accept(place)
    }

    /// Stops where no more rows can be compared.
    func stopForKeys(_ place: RecordPlace) {
        guard case .fault(let error) = checker.keys.halt else {
            return stop(FileFaults.tooManyKeys(place))
        }
        keyFault = error
        stop(FileFaults.keysLost(place))
    }

    /// Counts a row that stands and hands it on.
    @inline(__always)
    func accept(_ place: RecordPlace) {
        if hasExcluded || checker.keys.isSpilling {
            guard !excluded.contains(place.record) else { return }
            accepteds.insert(place.record)
        }
        accepted += 1
        if let standing { standing.rowStands(place.byteOffset..<min(recordOffset, fileBytes)) }
        guard let sink, sinkError == nil, !refusesFile || checker.collector.errors == 0 else {
            return
        }
        do {
            try sink.receive(checker.view(place))
        } catch {
            sinkError = error
        }
    }

    /// Takes what the careful reader has found, if it has come to an end.
    private func takeScanned() {
        let first = RecordPlace(
            record: received + 1, line: line, byteOffset: recordOffset, start: 0,
            end: scanner.kept)
        if let fault = RecordFaults(scanner: scanner, place: first, checker: checker)
            .stop(isHeader: phase == .header)
        {
            if phase == .rows { received += 1 }
            return stop(fault)
        }
        guard scanner.isComplete else { return }
        recordOffset += scanner.consumed
        line += 1 + scanner.lineBreaks
        if phase == .header { takeHeader(first) } else { takeScannedRow(first) }
    }

    private func takeHeader(_ place: RecordPlace) {
        let reader = HeaderReader(scanner: scanner, fields: fields)
        if let fault = reader.fault(place) { return stop(fault) }
        let match = HeaderMatcher(
            reader.names, raw: reader.raw, columns: schema.columns,
            allowsAnyOrder: schema.allowsAnyOrder, showValues: checker.options.showValues)
        var violations = match.violations
        if !match.isJSON, violations.isEmpty || violations[0].violation.code != .delimiter,
            let quote = RecordFaults(scanner: scanner, place: place, checker: checker).headerFault
        {
            violations = [(quote, nil)]
        }
        guard violations.isEmpty else {
            for (violation, column) in violations {
                checker.collector.add(violation.code, column: column) { violation }
            }
            phase = .stopped
            return
        }
        checker.use(positions: match.positions, fileColumns: reader.names.count)
        phase = .rows
        rowsStart = recordOffset
    }

    private func takeScannedRow(_ place: RecordPlace) {
        if let fault = RecordFaults(scanner: scanner, place: place, checker: checker).fault {
            received += 1
            guard received <= Limits.rowsMax else { return stop(FileFaults.tooManyRows(place)) }
            checker.collector.add(fault.violation.code, column: fault.column) { fault.violation }
            return
        }
        if let fault = unsafe UTF8Check.firstFault(scanner.bytes, count: scanner.kept) {
            received += 1
            return unsafe stop(
                FileFaults.notUTF8(
                    place, offset: fault, byte: scanner.bytes[fault],
                    column: checker.field(at: fault)))
        }
        unsafe takeRow(UnsafePointer(scanner.bytes), place, hasEscapes: scanner.hasQuotes)
    }

    func stop(_ violation: Violation) {
        checker.collector.add(violation.code, column: nil) { violation }
        phase = .stopped
    }
}
