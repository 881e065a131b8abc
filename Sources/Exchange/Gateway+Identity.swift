public import SharingModel
public import StrictJSON

extension Gateway {
    /// Who a verified certificate stands for.
    /// - Parameters:
    ///   - uri: the certificate's URI SAN.
    ///   - certificate: SHA-256 of the certificate's DER form.
    /// - Throws: refusal `holder-unregistered`: a certificate of the CA alone opens nothing.
    public func identify(uri: String, certificate: SHA256Digest) throws(Refusal) -> Caller {
        let registry = registry
        guard let id = HolderID(uri: uri, trustDomain: registry.trustDomain),
            let holder = registry.holder(id)
        else {
            throw Refusal(
                .holderUnregistered, "The certificate's holder is not in the registry.",
                help: "Ask the operator to register the holder.")
        }
        guard holder.certificates.isEmpty || holder.certificates.contains(certificate) else {
            throw Refusal(
                .holderUnregistered, "The holder is registered with another certificate.",
                help:
                    "Use the certificate that was enrolled, or ask the operator to enrol this one.")
        }
        return Caller(holder: holder, certificate: certificate)
    }

    /// What the caller is and may do, as `GET /v1/me` gives it.
    public func me(_ caller: Caller, certificateNotAfter: Instant) -> JSONValue {
        let holder = caller.holder
        let agreements = registry.agreements.filter { $0.discloser == holder.agency }
        var object = JSONObject([("holder", .string(holder.id.description))])
        object["agency"] = holder.agency.map { .string($0.text) }
        object["roles"] = .array(holder.roles.map(\.rawValue).sorted().map(JSONValue.string))
        object["controllers"] = .array(holder.controllers.map { .string($0.text) })
        object["certificate"] = [
            "sha256": .string(caller.certificate.hex),
            "notAfter": .string(certificateNotAfter.description),
        ]
        object["serverTime"] = .string(now().description)
        object["gateway"] = [
            "name": .string(configuration.name), "origin": .string(configuration.origin),
            "logKey": .string(configuration.logKey),
            "receiptCertificate": .string(signer.certificatePEM),
        ]
        object["agreements"] = .array(agreements.map(\.json))
        object["purposes"] = .array(
            registry.purposes.map { ["code": .string($0.code), "title": .string($0.title)] })
        object["limits"] = [
            "uploadBytesMax": .integer(Limits.uploadBytesMax),
            "fieldBytesMax": .integer(Limits.fieldBytesMax),
            "rowsMax": .integer(Limits.rowsMax),
            "uploadsPerAgencyMax": .integer(Limits.uploadsPerAgencyMax),
            "pageRecordsMax": .integer(Limits.pageRecordsMax),
        ]
        return .object(object)
    }
}
