import GatewayClient
import RecordValidation
import SharingLedger
import SharingModel
import StrictJSON
import Testing
import svd

@Suite("The program ends with the status that the table states")
struct ExitStatusTests {
    @Test func hasTheStatusesOfTheContract() {
        #expect(ExitStatus.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6, 130, 141])
    }

    @Test(arguments: [
        (RefusalCode.fileRefused, Int32(1)), (.patientInformation, 1), (.agreementMissing, 1),
        (.datasetUnknown, 2), (.filterUnknown, 2), (.busy, 3), (.roleMissing, 4), (.notYours, 4),
        (.certificateRevoked, 4), (.internalFault, 5), (.storageFull, 5), (.routeUnknown, 5),
    ])
    func mapsRefusals(code: RefusalCode, status: Int32) {
        #expect(ExitStatus(Refusal(code, "", help: "")).rawValue == status)
        #expect(
            ExitStatus(GatewayProblem(status: 400, code: code.rawValue, detail: "")).rawValue
                == status)
    }

    @Test(arguments: [
        (401, Int32(4)), (403, 4), (404, 1), (422, 1), (429, 3), (503, 3), (500, 5), (502, 5),
    ])
    func mapsUnknownCodesByStatus(http: Int, status: Int32) {
        #expect(
            ExitStatus(GatewayProblem(status: http, code: "of-tomorrow", detail: "")).rawValue
                == status)
    }

    @Test func mapsOurOwnErrors() {
        for reason in ConnectionFailure.Reason.allCases {
            // As docs/refusals.md has it for certificate-revoked and certificate-expired.
            let isOurs = [.certificateRejected, .certificateExpired].contains(reason)
            #expect(
                ExitStatus(ConnectionFailure(reason, detail: "", hint: ""))
                    == (isOurs ? .notAllowed : .connection))
        }
        #expect(ExitStatus(ProfileError("", hint: "")) == .usage)
        #expect(ExitStatus(LocalFileError(path: "", reason: "", hint: "")) == .usage)
        #expect(ExitStatus(ProtocolFault("")) == .fault)
        #expect(ExitStatus(CancellationError()) == .interrupted)
    }

    @Test func mapsAReceiptThatDoesNotVerify() {
        #expect(throws: LedgerError.self) { try NoteVerifier(vkey: "x") }
        do { _ = try NoteVerifier(vkey: "x") } catch {
            #expect(ExitStatus(error) == .verificationFailed)
        }
    }

    @Test(arguments: ViolationCode.allCases)
    func saysEveryFindingInPlainWords(code: ViolationCode) {
        let title = ReportText.title(code.rawValue)
        #expect(title == code.words && title != code.rawValue)
    }
}
