import SharingModel

extension RowChecker {
    /// The columns that must be empty in a file of the given form.
    static func barredColumns(_ schema: DatasetSchema, _ form: DisclosureForm?) -> [Int] {
        guard let form, !form.isPersonalInformation else { return [] }
        return schema.columns.indices.filter { schema.columns[$0].columnClass == .personal }
    }

    /// Looks for values that the declared form does not carry.
    /// - Returns: whether there are none.
    @inline(never)
    func checkForm(_ place: RecordPlace, base: UnsafePointer<UInt8>) -> Bool {
        var stands = true
        for column in barred where unsafe slots[column].state != .missing {
            guard unsafe !originalBytes(of: column).isEmpty else { continue }
            stands = false
            unsafe reportForm(column, place, base)
        }
        return stands
    }

    private func reportForm(
        _ column: Int, _ place: RecordPlace, _ base: UnsafePointer<UInt8>
    ) {
        guard collector.count(ViolationCollector.formIndex, .error, column: column) else { return }
        let form = options.form?.rawValue ?? ""
        let known = known(.form(column: column)) {
            KnownCause(
                cause(
                    .form, .error, column: column,
                    rule: MemberReader.join("/properties", schema.columns[column].name)
                        + "/x-svd-class",
                    expected: "no value, in \(form)"))
        }
        let hint = known.hint(.usual) {
            collector.keeper.add(
                "The file is declared in the form \(form), which identifies nobody: leave the "
                    + "cell empty, or send the file under an agreement for a form that identifies "
                    + "people.")
        }
        let actual = unsafe shown(originalBytes(of: column))
        unsafe list(known, column: column, base, place, actual: actual, hint: hint)
    }
}
