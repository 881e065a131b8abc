import GatewayClient
import Testing

@Suite("An upload ends with one outcome, whatever breaks off")
struct UploadMachineTests {
    private static let place = "/v1/uploads/u1"
    private static let large = UploadMachine.alongBytesMax + 1

    private static func created(
        _ offset: Int, _ submission: String? = nil, duplicate: Bool = false
    ) -> UploadMachine.Event {
        .created(location: place, offset: offset, submission: submission, isDuplicate: duplicate)
    }

    private static func problem(_ status: Int, _ code: String = "x") -> UploadMachine.Event {
        .refused(GatewayProblem(status: status, code: code, detail: ""))
    }

    private static let lost = UploadMachine.Event.disconnected(
        ConnectionFailure(.lost, detail: "", hint: ""))

    /// Feeds events and returns the actions, the first one included.
    private func actions(
        length: Int, _ events: [UploadMachine.Event]
    ) -> [UploadMachine.Action] {
        var machine = UploadMachine(length: length)
        return [machine.start()] + events.map { machine.next(after: $0) }
    }

    @Test(arguments: [0, 1, UploadMachine.alongBytesMax])
    func sendsASmallFileWithItsCreation(length: Int) {
        #expect(
            actions(length: length, [Self.created(length, "s1")])
                == [.create(withFile: true), .finish(submission: "s1", isDuplicate: false)])
    }

    @Test func sendsALargeFileAfterItsCreation() {
        #expect(
            actions(
                length: Self.large,
                [Self.created(0), .sent(offset: Self.large, submission: "s1")])
                == [
                    .create(withFile: false), .send(location: Self.place, offset: 0),
                    .finish(submission: "s1", isDuplicate: false),
                ])
    }

    @Test func takesUpWhatAnEarlierRunLeft() {
        #expect(
            actions(
                length: Self.large,
                [
                    Self.created(4096), .located(offset: 5000, submission: nil),
                    .sent(offset: Self.large, submission: "s1"),
                ])
                == [
                    .create(withFile: false), .ask(location: Self.place),
                    .send(location: Self.place, offset: 5000),
                    .finish(submission: "s1", isDuplicate: false),
                ])
    }

    @Test func tellsARepeat() {
        #expect(
            actions(length: 10, [Self.created(10, "s1", duplicate: true)]).last
                == .finish(submission: "s1", isDuplicate: true))
    }

    @Test func asksWhereItStoppedAfterTheConnectionBroke() {
        #expect(
            actions(
                length: Self.large,
                [
                    Self.created(0), Self.lost, .paused,
                    .located(offset: 777, submission: nil),
                ])
                == [
                    .create(withFile: false), .send(location: Self.place, offset: 0),
                    .pause(milliseconds: 500), .ask(location: Self.place),
                    .send(location: Self.place, offset: 777),
                ])
    }

    @Test func looksUpAnUnknownOutcomeByItsKey() {
        // The answer to a small file was lost: the same creation, now without the file, finds it.
        #expect(
            actions(length: 10, [Self.lost, .paused, Self.created(10, "s1", duplicate: true)])
                == [
                    .create(withFile: true), .pause(milliseconds: 500), .create(withFile: false),
                    .finish(submission: "s1", isDuplicate: true),
                ])
    }

    @Test func looksUpACommitErrorByItsKey() {
        #expect(
            actions(
                length: Self.large,
                [Self.created(0), Self.problem(500, "internal-fault"), .paused])
                == [
                    .create(withFile: false), .send(location: Self.place, offset: 0),
                    .pause(milliseconds: 500), .create(withFile: false),
                ])
    }

    @Test func looksUpAWholeFileWithoutOutcome() {
        #expect(
            actions(length: 10, [Self.created(10), .located(offset: 10, submission: nil), .paused])
                == [
                    .create(withFile: true), .ask(location: Self.place),
                    .pause(milliseconds: 500), .create(withFile: false),
                ])
    }

    @Test(arguments: [409, 423, 460])
    func asksAgainWhereTheOffsetIsAnother(status: Int) {
        #expect(
            actions(length: Self.large, [Self.created(0), Self.problem(status), .paused]).last
                == .ask(location: Self.place))
    }

    @Test(arguments: [404, 410])
    func createsAnewWhereTheUploadIsGone(status: Int) {
        #expect(
            actions(length: Self.large, [Self.created(0), Self.problem(status), .paused]).last
                == .create(withFile: false))
    }

    @Test(arguments: [429, 503])
    func waitsAsTheGatewayAsks(status: Int) {
        let busy = UploadMachine.Event.refused(
            GatewayProblem(status: status, code: "busy", detail: "", retryAfterSeconds: 3))
        #expect(
            actions(length: 10, [busy, .paused])
                == [
                    .create(withFile: true), .pause(milliseconds: 3000), .create(withFile: false),
                ])
    }

    @Test(arguments: [
        (403, "role-missing"), (404, "dataset-unknown"), (500, "ledger-inconsistent"),
        (413, "upload-too-large"), (422, "patient-information"),
        (409, "idempotency-conflict"), (503, "storage-full"), (507, "storage-full"),
    ])
    func givesUpAtOnceWhereTheGatewaySaysNo(status: Int, code: String) {
        #expect(actions(length: 10, [Self.problem(status, code)]).last == .fail)
    }

    @Test(arguments: [
        ConnectionFailure.Reason.refused, .nameUnknown, .serverUntrusted, .certificateRejected,
    ])
    func givesUpAtOnceWhereNobodyWasHeard(reason: ConnectionFailure.Reason) {
        let failure = ConnectionFailure(reason, detail: "", hint: "")
        #expect(actions(length: 10, [.disconnected(failure)]).last == .fail)
    }

    @Test func outlastsARestartOfTheGateway() {
        let refused = UploadMachine.Event.disconnected(
            ConnectionFailure(.refused, detail: "", hint: ""))
        #expect(
            actions(length: Self.large, [Self.created(0), Self.lost, .paused, refused, .paused])
                .suffix(2) == [.pause(milliseconds: 1000), .ask(location: Self.place)])
    }

    @Test func endsWhereNothingEverMoves() {
        var machine = UploadMachine(length: Self.large)
        var action = machine.start()
        var steps = 0
        while action != .fail, steps < 1000 {
            steps += 1
            switch action {
            case .create: action = machine.next(after: Self.created(0))
            case .ask: action = machine.next(after: .located(offset: 0, submission: nil))
            case .pause: action = machine.next(after: .paused)
            default: action = machine.next(after: Self.lost)
            }
        }
        #expect(steps < 100)
    }

    @Test func countsAttemptsAnewAfterProgress() {
        var machine = UploadMachine(length: Self.large)
        _ = machine.start()
        _ = machine.next(after: Self.created(0))
        for round in 1...50 {
            #expect(machine.next(after: Self.lost) == .pause(milliseconds: 500))
            #expect(machine.next(after: .paused) == .ask(location: Self.place))
            #expect(
                machine.next(after: .located(offset: round * 100, submission: nil))
                    == .send(location: Self.place, offset: round * 100))
        }
        #expect(machine.confirmedBytes == 5000)
    }

    @Test func startsOverOnceWhereTheGatewayHoldsAnotherFile() {
        let mismatch = Self.problem(422, "upload-digest-mismatch")
        #expect(
            actions(
                length: Self.large,
                [Self.created(0), mismatch, .paused, Self.created(0), mismatch])
                == [
                    .create(withFile: false), .send(location: Self.place, offset: 0),
                    .pause(milliseconds: 500), .create(withFile: false),
                    .send(location: Self.place, offset: 0), .fail,
                ])
    }

    @Test func sendsAPartlyTakenSmallFileFromWhereItIs() {
        #expect(
            actions(
                length: 100,
                [
                    Self.problem(409, "upload-offset-conflict"), .paused, Self.created(40),
                    .located(offset: 40, submission: nil),
                ])
                == [
                    .create(withFile: true), .pause(milliseconds: 500), .create(withFile: false),
                    .ask(location: Self.place), .send(location: Self.place, offset: 40),
                ])
    }
}
