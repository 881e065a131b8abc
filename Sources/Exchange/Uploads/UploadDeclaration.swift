import Compression
import RecordValidation
import SchemaPublishing
import SharingModel
import StrictJSON

/// What a partner says of a file before its first byte, checked against registry and catalogue.
struct UploadDeclaration: Sendable {
    let agency: Agency
    let agreement: Agreement
    let controllers: [Controller]
    let schema: DatasetSchema
    let period: Period
    let power: Power
    let form: DisclosureForm
    /// The request that the file answers, or another reference of the sender's.
    let reference: String?
    /// The sender's name for the file; shown to the sender alone.
    let filename: String?
    /// The digest that the sender computed, if any.
    let digest: SHA256Digest?
    let idempotencyKey: String?
    /// The earlier submission whose records this one sends again, corrected.
    let replaces: SubmissionID?
    /// How the file is written.
    let format: FileFormat
    /// How the file is packed for its way.
    let coding: ContentCoding?
    /// The words as they came, to make the declaration again after a restart.
    let metadata: [String: String]

    /// The idempotency key as the store keeps it: a refused file may come again under the same key
    /// once another schema version judges it or it is read as it is written, and one that names no
    /// agreement may come again once another agreement asks for it.
    var storedKey: String? {
        idempotencyKey.map { key in
            "\(key)@\(schema.version)" + (format == .csv ? "" : "@\(format.rawValue)")
                + (namesNoAgreement ? "@agreement=\(agreement.id)" : "")
                + (replaces.map { "@\($0)" } ?? "")
        }
    }

    /// Whether the sender leaves it to the gateway to find the agreement.
    var namesNoAgreement: Bool { (metadata["agreement"] ?? "").isEmpty }

    /// By when the agreement expected the share; nil where it expects none for the period.
    func due(holidays: Set<CalendarDate>) -> CalendarDate? {
        agreement.expects(period, holidays: holidays)
            ? agreement.dueRule.dueDate(for: period, holidays: holidays) : nil
    }

    /// Asks the law.
    /// - Throws: the refusals of `DisclosureRule.check`.
    func checkLaw(today: CalendarDate) throws(Refusal) {
        try DisclosureRule(
            discloser: agency, recipients: controllers, agreement: agreement,
            profile: schema.profile, power: power, form: form, requestReference: reference,
            today: today
        ).check()
    }
}

/// Reads declarations.
struct UploadDeclarationReader {
    let registry: Registry
    let catalogue: SchemaCatalogue
    let today: CalendarDate

    /// Which schema versions are taken.
    var lifetimes: SchemaLifetimes {
        SchemaLifetimes(catalogue: catalogue, sunsets: registry.sunsets)
    }

    /// The names of the metadata that are understood; others are refused.
    static let names: Set<String> = [
        "dataset", "schema", "period", "power", "form", "agreement", "reference", "filename",
        "sha256", "idempotency-key", "format", "coding",
        "replaces",
    ]

    /// Reads the metadata of an upload.
    /// - Throws: `field-missing`, `field-invalid`, `dataset-unknown`, `schema-version-unknown`,
    ///   `period-invalid`, `agreement-missing`, `period-not-expected`,
    ///   `content-coding-unsupported`.
    func declaration(
        from metadata: [String: String], agency id: AgencyID
    ) throws(Refusal) -> UploadDeclaration {
        if let unknown = metadata.keys.sorted().first(where: { !Self.names.contains($0) }) {
            throw Refusal(
                .fieldInvalid, "The upload names a field that does not exist.",
                help: "Known fields: \(Self.names.sorted().joined(separator: ", ")).",
                field: String(unknown.prefix(40)))
        }
        guard let agency = registry.agency(id) else {
            throw Refusal(
                .holderUnregistered, "The agency is not in the registry.",
                help: "Ask the operator to register it.")
        }
        let schema = try schema(metadata)
        // The version stays what it was when the upload began, whatever is published meanwhile.
        var pinned = metadata
        pinned["schema"] = schema.version.description
        let period = try period(metadata["period"])
        let agreement = try agreement(
            of: id, dataset: schema.dataset, named: metadata["agreement"], period: period)
        return UploadDeclaration(
            agency: agency, agreement: agreement,
            controllers: agreement.recipients.compactMap(registry.controller),
            schema: schema, period: period,
            power: try value(metadata, "power", Power.init(written:)) ?? agreement.power,
            form: try value(metadata, "form", DisclosureForm.init(rawValue:)) ?? agreement.form,
            reference: try text(metadata, "reference", charactersMax: 200),
            filename: try text(metadata, "filename", charactersMax: Limits.filenameCharactersMax),
            digest: try value(metadata, "sha256", SHA256Digest.init(hex:)),
            idempotencyKey: try text(
                metadata, "idempotency-key", charactersMax: Limits.idempotencyKeyCharactersMax),
            replaces: try value(metadata, "replaces") { SubmissionID($0) },
            format: try value(metadata, "format", FileFormat.init(rawValue:))
                ?? FileFormat(fileName: metadata["filename"] ?? ""),
            coding: try ContentCoding.read(metadata["coding"]), metadata: pinned)
    }

    /// The dataset's schema: the version asked for, or the newest that is live.
    /// - Throws: `field-missing`, `dataset-unknown` or `schema-version-unknown`.
    func schema(_ metadata: [String: String]) throws(Refusal) -> DatasetSchema {
        guard let name = metadata["dataset"], !name.isEmpty else {
            throw Refusal(
                .fieldMissing, "The dataset is not named.", help: "Name it with --dataset.",
                field: "dataset")
        }
        let named = metadata["schema"].flatMap { $0.isEmpty ? nil : $0 }
        let newest = DatasetID(name).flatMap { lifetimes.newestLive($0, on: today)?.description }
        return try catalogue.found(dataset: name, version: named ?? newest)
    }

    /// The period, which must have begun.
    /// - Throws: `field-missing` or `period-invalid`.
    func period(_ text: String?) throws(Refusal) -> Period {
        guard let text, !text.isEmpty else {
            throw Refusal(
                .fieldMissing, "The period is not named.", help: "Name it with --period 2026-10.",
                field: "period")
        }
        guard let period = Period(text) else {
            throw Refusal(
                .periodInvalid, "The period cannot be read.",
                help: "Write a month as 2026-10 and several as 2026-10/2026-12.", field: "period")
        }
        guard period.firstDay <= today else {
            throw Refusal(
                .periodInvalid, "The period \(period) has not begun.",
                help: "Check the year and the month.", field: "period")
        }
        return period
    }

    /// The agreement in force today under which the agency discloses the dataset.
    /// - Throws: `agreement-missing` or `period-not-expected`.
    func agreement(
        of agency: AgencyID, dataset: DatasetID, named name: String?, period: Period
    ) throws(Refusal) -> Agreement {
        let candidates = registry.agreements(of: agency, for: dataset)
            .filter { $0.isInForce(on: today) && (name == nil || $0.id.text == name) }
        guard !candidates.isEmpty else {
            throw Refusal(
                .agreementMissing,
                "No agreement in force today lets your agency share \(dataset).",
                help: "Run `svd due` to see what is agreed; ask the compliance officer otherwise.",
                field: name == nil ? "dataset" : "agreement")
        }
        let expecting = candidates.first {
            $0.expects(period, holidays: registry.bankHolidays)
        }
        if let expecting { return expecting }
        guard let fitting = candidates.first(where: { $0.cadence.months == period.months }) else {
            let months = candidates[0].cadence.months
            throw Refusal(
                .periodNotExpected,
                "The agreement is for periods of \(months) month\(months == 1 ? "" : "s").",
                help: months == 1
                    ? "Send one file for each month, for example --period \(period.firstText)."
                    : "Write the first and the last month, for example 2026-07/2026-09.",
                field: "period")
        }
        return fitting
    }

    private func value<Value>(
        _ metadata: [String: String], _ name: String, _ read: (String) -> Value?
    ) throws(Refusal) -> Value? {
        guard let text = metadata[name], !text.isEmpty else { return nil }
        guard let value = read(text) else {
            throw Refusal(
                .fieldInvalid, "The field `\(name)` cannot be read.",
                help: "Run `svd submit --help` for its values.", field: name)
        }
        return value
    }

    private func text(
        _ metadata: [String: String], _ name: String, charactersMax: Int
    ) throws(Refusal) -> String? {
        guard let text = metadata[name], !text.isEmpty else { return nil }
        guard text.count <= charactersMax,
            text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
        else {
            throw Refusal(
                .fieldInvalid,
                "The field `\(name)` is too long, or holds control characters.",
                help: "At most \(charactersMax) characters on one line.", field: name)
        }
        return text
    }
}

extension Period {
    /// The first month alone.
    fileprivate var firstText: String { String(description.prefix(7)) }
}

extension SchemaCatalogue {
    /// The schema of that name, in the version asked for or the newest.
    /// - Throws: `dataset-unknown` or `schema-version-unknown`.
    func found(dataset name: String, version text: String?) throws(Refusal) -> DatasetSchema {
        guard let dataset = DatasetID(name), schema(dataset, nil) != nil else {
            throw Refusal(
                .datasetUnknown, "There is no dataset of that name.",
                help: "Run `svd schemas` to see the catalogue.", field: "dataset")
        }
        let version = text.flatMap { $0.isEmpty ? nil : $0 }
        let wanted = version.flatMap { SemanticVersion($0) }
        guard version == nil || wanted != nil, let schema = schema(dataset, wanted) else {
            throw Refusal(
                .schemaVersionUnknown, "The dataset \(dataset) has no such schema version.",
                help: "Run `svd schemas` to see which there are.", field: "schema")
        }
        return schema
    }
}
