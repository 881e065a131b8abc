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
        let form = options.form?.rawValue ?? ""
        collector.add(.form, column: column) {
            var violation = unsafe cell(.form, .error, column: column, base, place)
            violation.rule =
                MemberReader.join("/properties", schema.columns[column].name) + "/x-svd-class"
            violation.expected = "no value, in \(form)"
            violation.actual = shown(original(of: column))
            violation.hint =
                "The file is declared in the form \(form), which identifies nobody: leave the "
                + "cell empty, or send the file under an agreement for a form that identifies "
                + "people."
            return violation
        }
    }
}
