import Cryptography
import GatewayClient
import SharingLedger
import SharingModel
import StrictJSON

/// The checks of `svd doctor`, from the profile to the ledger; one that fails ends those that need
/// it.
struct Examination {
    private(set) var findings: [Finding] = []
    /// How the program ends; nil where nothing failed.
    private(set) var status: ExitStatus?

    /// Runs the checks.
    /// - Parameters:
    ///   - folder: the profile's folder.
    ///   - tell: told each finding as it is made.
    mutating func run(folder: String, tell: (Finding) -> Void) async {
        func add(_ finding: Finding, _ findings: inout [Finding]) {
            findings.append(finding)
            tell(finding)
        }
        let profile: Profile
        do throws(ProfileError) {
            profile = try Profile.read(folder: folder)
            add(
                Finding(.ok, "profile", "\(folder), for \(profile.gateway)"), &findings)
        } catch {
            status = .usage
            add(Finding(.fail, "profile", error.reason, help: error.hint), &findings)
            return
        }
        do throws(ProfileError) {
            try profile.checkKeyMode()
            add(Finding(.ok, "private key", "only you can open it"), &findings)
        } catch {
            status = .usage
            add(Finding(.fail, "private key", error.reason, help: error.hint), &findings)
        }
        add(certificate(of: profile), &findings)
        guard status == nil else { return }
        do {
            let new = try await GatewayClient.with(profile) { try await Self.ask($0) }
            for finding in new { add(finding, &findings) }
            if new.contains(where: { $0.state == .fail }) { status = .verificationFailed }
        } catch {
            let complaint = Complaint(describing: error)
            status = complaint.status
            add(
                Finding(.fail, "gateway", complaint.message, help: complaint.hint), &findings)
        }
    }

    private mutating func certificate(of profile: Profile) -> Finding {
        do throws(ProfileError) {
            let own = try profile.ownCertificate()
            let finding = Self.expiry(
                notBefore: own.notBefore, notAfter: own.notAfter,
                now: Console.nowMilliseconds / 1000)
            if finding.state == .fail { status = .connection }
            return finding
        } catch {
            status = .usage
            return Finding(.fail, "certificate", error.reason, help: error.hint)
        }
    }

    /// Judges a certificate's dates, in Unix seconds.
    static func expiry(notBefore: Int, notAfter: Int, now: Int) -> Finding {
        let name = "certificate"
        let end = Instant(milliseconds: notAfter * 1000).date
        if now < notBefore {
            let start = Instant(milliseconds: notBefore * 1000).date
            return Finding(
                .fail, name, "it is valid only from \(start)",
                help: "Check this computer's date and time.")
        }
        guard now <= notAfter else {
            return Finding(
                .fail, name, "it expired on \(end)",
                help: "Ask the gateway's operator for a new one, then run `svd init` again.")
        }
        let days = (notAfter - now) / 86_400
        guard days > 60 else {
            return Finding(
                .warn, name, "it expires on \(end), in \(Number.count(days, "day"))",
                help: "Ask the gateway's operator for a new one"
                    + (days <= 14 ? " today." : " in good time."))
        }
        return Finding(.ok, name, "valid until \(end)")
    }

    private static func ask(_ client: GatewayClient) async throws -> [Finding] {
        let before = Console.nowMilliseconds
        let identity = try await client.identity()
        let after = Console.nowMilliseconds
        var findings = [
            Finding(
                .ok, "gateway",
                "\(client.profile.gateway) answered over TLS 1.3 in \(after - before) ms"),
            clock(server: identity.serverTime, ours: (before + after) / 2),
            Finding(
                identity.roles.isEmpty ? .warn : .ok, "rights",
                "\(identity.holder) may: "
                    + (identity.roles.isEmpty ? "nothing" : identity.roles.joined(separator: ", ")),
                help: identity.roles.isEmpty ? "Ask the gateway's operator for a role." : ""),
        ]
        if !identity.agreements.isEmpty {
            let words = identity.agreements.map {
                "\($0.dataset) (\($0.power.rawValue), \($0.form.rawValue), \($0.cadence))"
            }
            findings.append(Finding(.ok, "agreements", words.joined(separator: "; ")))
        }
        let purposes = (identity.json["purposes"]?.array ?? []).compactMap { $0["code"]?.string }
        if identity.roles.contains("analyst"), !purposes.isEmpty {
            findings.append(
                Finding(.ok, "purposes", "a query may be for: " + purposes.joined(separator: ", ")))
        }
        findings += try await ledger(client, offered: identity.logKey)
        return findings
    }

    /// Compares two clocks, in Unix milliseconds.
    static func clock(server: Instant?, ours: Int) -> Finding {
        guard let server else { return Finding(.warn, "clock", "the gateway did not say its time") }
        let seconds = (ours - server.milliseconds) / 1000
        guard abs(seconds) > 60 else { return Finding(.ok, "clock", "agrees with the gateway's") }
        return Finding(
            .warn, "clock",
            "this computer is \(Number.count(abs(seconds), "second")) "
                + (seconds > 0 ? "ahead of" : "behind") + " the gateway",
            help: "Set this computer's clock, or turn on setting it automatically.")
    }

    private static func ledger(
        _ client: GatewayClient, offered: String?
    ) async throws -> [Finding] {
        guard let key = client.profile.logKey ?? offered else {
            return [Finding(.warn, "ledger", "its key is not known")]
        }
        var findings: [Finding] = []
        if client.profile.logKey == nil {
            findings.append(
                Finding(
                    .warn, "ledger key", "your profile does not hold it",
                    help: "Make the profile again with `svd init --force`, which keeps it."))
        } else if let offered, offered != key {
            findings.append(
                Finding(
                    .fail, "ledger key", "the gateway shows another key than your profile holds",
                    help: "Ask the operator before you rely on any receipt."))
        }
        let note = try await client.checkpoint()
        do {
            let log = try NoteVerifier(vkey: key)
            let checkpoint = try Checkpoint(verifying: note, log: log)
            findings.append(
                Finding(
                    .ok, "ledger",
                    "size \(Number.grouped(checkpoint.size)), signature good"))
        } catch {
            findings.append(
                Finding(
                    .fail, "ledger", "its checkpoint does not verify: \(error.reason)",
                    help: "Tell the gateway's operator and the compliance officer."))
        }
        return findings
    }
}
