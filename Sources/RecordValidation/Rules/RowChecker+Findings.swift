import SharingModel

/// Counts findings and lists them: what many of them say is put into words once.
extension RowChecker {
    func report(
        _ finding: CellChecker.Finding, column: Int, _ base: UnsafePointer<UInt8>,
        _ place: RecordPlace
    ) {
        let fault = finding.fault
        let severity: Severity = finding.isError ? .error : .warning
        guard collector.count(fault.codeIndex, severity, column: column) else { return }
        let known = known(.cell(column: column, fault: fault, isError: finding.isError)) {
            let explainer = CellExplainer(column: schema.columns[column], fault: fault)
            let number = cause(
                fault.code, severity, column: column, rule: pointer(fault, column),
                expected: explainer.expected)
            return KnownCause(number, adviser: CellAdviser(explainer))
        }
        let value = unsafe originalBytes(of: column)
        let advice = unsafe known.adviser?.advice(on: value) ?? .usual
        let hint = known.hint(advice) {
            collector.keeper.add(known.adviser?.hint(advice) ?? "")
        }
        let actual = unsafe fault == .required ? ViolationList.noText : shown(value)
        unsafe list(known, column: column, base, place, actual: actual, hint: hint)
    }

    /// Reports a rule that a row breaks. What is said depends on the rule and the column, and on
    /// the value for a code list alone.
    func report(
        _ index: Int, column: Int, _ place: RecordPlace, _ base: UnsafePointer<UInt8>,
        earlier: RuleExplainer.Earlier? = nil
    ) {
        let severity: Severity = unsafe rules[index].isError ? .error : .warning
        guard collector.count(ruleCodes[index], severity, column: column) else { return }
        let isMissing = unsafe slots[column].state == .missing
        let actual =
            unsafe isMissing ? ViolationList.noText : shown(originalBytes(of: column))
        if case .submission(let id) = earlier {
            let explainer = RuleExplainer(
                rule: schema.rules[index], labels: labels, earlier: earlier)
            let known = known(.sent(rule: index, earlier: id)) {
                KnownCause(cause(of: explainer, index, column: column))
            }
            let hint = known.hint(.usual) { collector.keeper.add(explainer.hint(column)) }
            unsafe list(known, column: column, base, place, actual: actual, hint: hint)
            return
        }
        let known = known(rule: index, column: column)
        if case .record(let record) = earlier {
            unsafe list(
                known, column: column, base, place, actual: actual,
                hint: repeatHint(known, index), named: record)
            return
        }
        let slot = unsafe slots[column]
        let value = unsafe UnsafeBufferPointer(start: slot.base, count: slot.count)
        let near = unsafe known.codes?.index(of: value)
        let hint = known.hint(near.map(Advice.near) ?? .usual) {
            let rule = schema.rules[index]
            let explainer = RuleExplainer(rule: rule, labels: labels, earlier: nil)
            return collector.keeper.add(explainer.hint(column, near: near.map { rule.codes[$0] }))
        }
        unsafe list(known, column: column, base, place, actual: actual, hint: hint)
    }

    /// Lists a repeat that only the end of the file has brought to light.
    func entry(_ late: LateRepeats.Row, rule index: Int) -> ViolationList.Entry {
        let known = known(rule: index, column: schema.rules[index].fields[0])
        var text = late.text
        let actual = text.withUTF8 { unsafe shown($0) }
        return ViolationList.Entry(
            record: late.place.record, line: late.place.line, byteOffset: late.place.byteOffset,
            cause: known.number, actual: actual, hint: repeatHint(known, index),
            named: UInt32(late.earlier))
    }

    private func known(rule index: Int, column: Int) -> KnownCause {
        known(.rule(index: index, column: column)) {
            let rule = schema.rules[index]
            let explainer = RuleExplainer(rule: rule, labels: labels, earlier: nil)
            return KnownCause(
                cause(of: explainer, index, column: column),
                codes: explainer.namesNearCode ? NearestNames(rule.codes) : nil)
        }
    }

    private func cause(of explainer: RuleExplainer, _ index: Int, column: Int) -> Int32 {
        cause(
            explainer.rule.code, explainer.rule.severity, column: column,
            rule: RecordRule.pointer + "\(index)", expected: explainer.expected(column))
    }

    /// The number of the hint that names the record with the same key.
    private func repeatHint(_ known: KnownCause, _ index: Int) -> Int32 {
        known.hint(.usual) {
            let words = RuleExplainer(
                rule: schema.rules[index], labels: labels, earlier: nil
            ).repeatHint
            return collector.keeper.add(words.before, words.after)
        }
    }

    /// What is known of findings; made where it is not known yet.
    func known(_ key: FindingKey, make: () -> KnownCause) -> KnownCause {
        if let known = causes[key] { return known }
        let made = make()
        causes[key] = made
        return made
    }

    /// The number of what is said of findings in a column.
    func cause(
        _ code: ViolationCode, _ severity: Severity, column: Int, rule: String, expected: String
    ) -> Int32 {
        collector.keeper.number(
            of: Violation(
                code: code, severity: severity, column: field(ofColumn: column),
                header: labels[column], rule: rule, expected: expected))
    }

    /// Lists a finding at a cell of the row at hand; it is counted already.
    func list(
        _ known: KnownCause, column: Int, _ base: UnsafePointer<UInt8>, _ place: RecordPlace,
        actual: Int32, hint: Int32, named: Int = 0
    ) {
        let offset = unsafe byteOffset(ofCell: column, base, place)
        collector.keeper.append(
            ViolationList.Entry(
                record: place.record, line: place.line, byteOffset: offset, cause: known.number,
                actual: actual, hint: hint, named: UInt32(named)))
    }

    /// The number of what the report says in place of a value.
    func shown(_ value: UnsafeBufferPointer<UInt8>) -> Int32 {
        if options.showValues { return unsafe collector.keeper.add(value) }
        guard let base = value.baseAddress else { return collector.keeper.mask(0) }
        return collector.keeper.mask(unsafe CellChecker.scalars(base, value.count))
    }

    private func pointer(_ fault: CellFault, _ column: Int) -> String {
        switch fault {
        case .required: return "/required"
        case _ where fault.isSuspect: return "/x-svd/disclosure/suspects"
        default:
            return MemberReader.join("/properties", schema.columns[column].name) + "/"
                + fault.keyword
        }
    }
}
