public import SharingModel
import StrictJSON

/// The ledger entries that tell of a new registry; `ShareBook` reads them back.
///
/// `registry-changed` has in `detail`: `sha256` of the registry file, `bankHolidays` (dates),
/// `agencies` and `controllers` (each `id`, `name`, `class`), and where there are any `schemas`
/// (each `dataset`, `version`, `sunset`), all of them as they now stand. Where that would pass the
/// size of an entry it is spread over several, with `part` from 1 and `parts`.
/// `agreement-changed` has `agreement` (the terms, `Agreement.json`), or `removed: true` and `id`.
/// Holders and their certificates are not published; `sha256` binds them.
public enum RegistryChanges {
    /// How many bytes of lists go into one entry: half its limit, which leaves room for the rest.
    private static let listBytesMax = Limits.ledgerEntryBytesMax / 2

    /// The entries for a change, in the order in which they must be appended.
    /// - Parameters:
    ///   - old: the registry until now; nil for the first.
    ///   - new: the registry from now on.
    ///   - digest: SHA-256 of the new registry file.
    ///   - time: when it was applied.
    /// - Returns: nothing where both registries say the same; otherwise `registry-changed` entries,
    ///   then an `agreement-changed` for each agreement that is new, other or gone, by id.
    public static func entries(
        from old: Registry?, to new: Registry, digest: SHA256Digest, at time: Instant
    ) -> [LedgerEntry] {
        guard old != new else { return [] }
        var entries = registryDetails(of: new, digest: digest).map {
            LedgerEntry(kind: .registryChanged, time: time, detail: .object($0))
        }
        var before: [AgreementID: Agreement] = [:]
        for agreement in old?.agreements ?? [] { before[agreement.id] = agreement }
        var after: [AgreementID: Agreement] = [:]
        for agreement in new.agreements { after[agreement.id] = agreement }
        for id in Set(before.keys).union(after.keys).sorted() where before[id] != after[id] {
            if let terms = after[id] {
                entries.append(entry(terms, detail: ["agreement": terms.json], at: time))
            } else if let terms = before[id] {
                entries.append(
                    entry(terms, detail: ["id": .string(id.text), "removed": true], at: time))
            }
        }
        return entries
    }

    private static func entry(
        _ terms: Agreement, detail: JSONValue, at time: Instant
    ) -> LedgerEntry {
        LedgerEntry(
            kind: .agreementChanged, time: time, agency: terms.discloser,
            controllers: terms.recipients, dataset: terms.dataset, agreement: terms.id,
            power: terms.power, form: terms.form, detail: detail)
    }

    private static func registryDetails(
        of registry: Registry, digest: SHA256Digest
    ) -> [JSONObject] {
        var lists: [(String, JSONValue)] = []
        for day in registry.bankHolidays.sorted() {
            lists.append(("bankHolidays", .string(day.description)))
        }
        for agency in registry.agencies.sorted(by: { $0.id < $1.id }) {
            lists.append(
                ("agencies", party(agency.id.text, agency.name, agency.authorityClass)))
        }
        for controller in registry.controllers.sorted(by: { $0.id < $1.id }) {
            lists.append(
                (
                    "controllers",
                    party(controller.id.text, controller.name, controller.authorityClass)
                ))
        }
        for sunset in registry.sunsets.sorted(by: {
            ($0.dataset, $0.version) < ($1.dataset, $1.version)
        }) {
            lists.append(("schemas", end(sunset)))
        }
        var parts: [[String: [JSONValue]]] = [[:]]
        var bytes = 0
        for (name, value) in lists {
            let count = value.canonicalBytes.count + 1
            if bytes + count > listBytesMax {
                parts.append([:])
                bytes = 0
            }
            bytes += count
            parts[parts.count - 1][name, default: []].append(value)
        }
        return parts.enumerated().map { index, part in
            var detail = JSONObject([("sha256", .string(digest.hex))])
            for name in ["bankHolidays", "agencies", "controllers", "schemas"]
            where (index == 0 && name != "schemas") || part[name] != nil {
                detail[name] = .array(part[name] ?? [])
            }
            if parts.count > 1 {
                detail["part"] = .integer(index + 1)
                detail["parts"] = .integer(parts.count)
            }
            return detail
        }
    }

    private static func end(_ sunset: SchemaSunset) -> JSONValue {
        [
            "dataset": .string(sunset.dataset.text),
            "version": .string(sunset.version.description),
            "sunset": .string(sunset.lastDay.description),
        ]
    }

    private static func party(_ id: String, _ name: String, _ kind: AuthorityClass) -> JSONValue {
        ["id": .string(id), "name": .string(name), "class": .string(kind.rawValue)]
    }
}
