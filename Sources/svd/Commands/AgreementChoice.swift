import SharingModel

/// Finds power and form for a submission: as the user says, else as the agreement has them.
struct AgreementChoice {
    let dataset: DatasetID
    let agreement: AgreementID?
    let power: Power?
    let form: DisclosureForm?

    /// What is declared.
    struct Terms {
        let power: Power
        let form: DisclosureForm
        let agreement: AgreementID?
    }

    /// Chooses among the agreements that the gateway says are ours.
    func choose(from all: [Agreement]) throws -> Terms {
        let ofDataset = all.filter { $0.dataset == dataset }
        let fitting = ofDataset.filter {
            (agreement == nil || $0.id == agreement) && (power == nil || $0.power == power)
                && (form == nil || $0.form == form)
        }
        if let first = fitting.first,
            fitting.allSatisfy({ $0.power == first.power && $0.form == first.form })
        {
            return Terms(power: first.power, form: first.form, agreement: agreement)
        }
        if let power, let form { return Terms(power: power, form: form, agreement: agreement) }
        guard !fitting.isEmpty else {
            throw ofDataset.isEmpty
                ? Complaint(
                    .refused, "Your agency has no agreement to share \(dataset).",
                    hint: "`svd doctor` lists your agreements. Ask the gateway's operator.")
                : Complaint(
                    .refused, "No agreement for \(dataset) is the one you describe.",
                    hint: "There is " + ofDataset.map(Self.words).joined(separator: "; ") + ".")
        }
        throw Complaint(
            .usage, "There are several agreements for \(dataset).",
            hint: "Name one with --agreement: " + fitting.map(Self.words).joined(separator: "; ")
                + ".")
    }

    private static func words(_ agreement: Agreement) -> String {
        "\(agreement.id) (\(agreement.power.rawValue), \(agreement.form.rawValue))"
    }
}
