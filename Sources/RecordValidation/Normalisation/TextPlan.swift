/// How the text of a column becomes canonical. The memory belongs to a `TableMemory`.
@safe struct TextPlan: BitwiseCopyable {
    private let form: TextForm
    private let areas: AreaCode
    /// Which of the columns with a text normalisation it is.
    let place: Int

    init(_ form: TextForm, areas: AreaTables, place: Int, memory: TableMemory) {
        self.form = form
        self.areas = AreaCode(form == .area ? areas : AreaTables(), memory: memory)
        self.place = place
    }

    /// Rewrites a cell that is not blank and keeps what it was.
    /// - Returns: what is wrong with it; the slot is rewritten only where that is nothing.
    func normalise(
        _ slot: UnsafeMutablePointer<CellSlot>, _ scratch: UnsafeMutablePointer<TextScratch>
    ) -> CellFault {
        let base = unsafe slot.pointee.base
        let count = unsafe slot.pointee.count
        if form == .trim || form == .uppercase {
            let (start, end) = unsafe CompactCell.trimmed(base, count: count)
            unsafe slot.pointee.base = base + start
            unsafe slot.pointee.count = end - start
            guard form == .uppercase else { return .none }
            let room = unsafe scratch.pointee.free
            unsafe LetterCase.uppercase(base + start, count: end - start, into: room)
            unsafe slot.pointee.base = UnsafePointer(room)
            unsafe scratch.pointee.take(end - start + CellBytes.slack)
            return .none
        }
        let marks = form.marks
        let room = unsafe scratch.pointee.free
        guard
            var cell = unsafe CompactCell(
                base, count: count, dropping: marks.dropped, keeping: marks.kept, room: room)
        else { return .identifier }
        let fault = unsafe apply(&cell, year: scratch.pointee.year)
        guard fault == .none else { return fault }
        unsafe slot.pointee.base = UnsafePointer(room)
        unsafe slot.pointee.count = cell.count
        unsafe scratch.pointee.take(cell.count + CellBytes.slack)
        return .none
    }

    private func apply(_ cell: inout CompactCell, year: Int) -> CellFault {
        switch form {
        case .trim, .uppercase: .none
        case .postcode: Postcode.whole(&cell)
        case .outward: Postcode.outward(&cell)
        case .sector: Postcode.sector(&cell)
        case .area: areas.form(&cell)
        case .nhsNumber: NHSNumber.form(&cell)
        case .policeIdentifier: PoliceIdentifier.form(&cell, today: year)
        case .organisation: PlainCode.organisation(&cell)
        case .property: PlainCode.property(&cell)
        case .offence: PlainCode.offence(&cell)
        case .icd10: ClinicalCode.icd10(&cell)
        case .snomed: ClinicalCode.snomed(&cell)
        case .school: PlainCode.digits(cell, 6)
        case .establishment: PlainCode.digits(cell, 7)
        case .pupil: PupilNumber.form(&cell)
        case .prisoner: PlainCode.prisoner(cell)
        case .probationCase: PlainCode.probationCase(cell)
        case .insurance: InsuranceNumber.form(&cell)
        case .gridReference: GridReference.form(&cell)
        }
    }
}
