extension RowChecker {
    /// Checks the positions of a row: both numbers or none, and a place that can be.
    /// - Returns: whether nothing was found but what is only asked about.
    @inline(never)
    func checkLocation(_ place: RecordPlace, base: UnsafePointer<UInt8>) -> Bool {
        var stands = true
        if let pair = location.degrees {
            let fault = fault(of: pair) { LocationFault.judge(latitude: $0, longitude: $1) }
            if let fault {
                unsafe report(fault, pair, place, base)
                if fault.severity == .error { stands = false }
            }
        }
        if let pair = location.grid {
            let fault = fault(of: pair) { LocationFault.judge(easting: $0, northing: $1) }
            if let fault {
                unsafe report(fault, pair, place, base)
                if fault.severity == .error { stands = false }
            }
        }
        return stands
    }

    private func fault(
        of pair: LocationPlan.Pair, _ judge: (Double, Double) -> LocationFault?
    ) -> LocationFault? {
        if let (first, second) = unsafe location.values(pair, slots, columns) {
            return judge(first, second)
        }
        guard pair.asksBoth else { return nil }
        let (first, second) = unsafe (slots[pair.first].state, slots[pair.second].state)
        if first == .valued, second == .missing {
            return unsafe columns[pair.second].isRequired ? nil : .half
        }
        if first == .missing, second == .valued {
            return unsafe columns[pair.first].isRequired ? nil : .half
        }
        return nil
    }

    /// Reports at the empty cell of half a position, else at the first.
    private func report(
        _ fault: LocationFault, _ pair: LocationPlan.Pair, _ place: RecordPlace,
        _ base: UnsafePointer<UInt8>
    ) {
        let isSecond = unsafe fault == .half && slots[pair.second].state == .missing
        let column = isSecond ? pair.second : pair.first
        guard collector.count(ViolationCollector.locationIndex, fault.severity, column: column)
        else {
            return
        }
        let known = known(.location(column: column, fault: fault)) {
            let names = names(pair)
            return KnownCause(
                cause(
                    .location, fault.severity, column: column,
                    rule: MemberReader.join("/properties", schema.columns[column].name)
                        + "/x-svd-core",
                    expected: "a place, given by \(names.first) and \(names.second)"))
        }
        let hint = known.hint(.usual) {
            let names = names(pair)
            return collector.keeper.add(fault.hint(names.first, names.second))
        }
        let actual =
            unsafe fault == .half ? ViolationList.noText : shown(originalBytes(of: column))
        unsafe list(known, column: column, base, place, actual: actual, hint: hint)
    }

    private func names(_ pair: LocationPlan.Pair) -> (first: String, second: String) {
        ("'\(labels[pair.first])'", "'\(labels[pair.second])'")
    }
}
