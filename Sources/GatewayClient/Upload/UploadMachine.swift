import SharingModel

/// The steps of one upload by tus 1.0.0 as a pure machine: events in, actions out. It knows nothing
/// of files, sockets or clocks.
///
/// A small file goes with the request that creates the upload; a larger one follows it. Whatever
/// breaks off is taken up where the gateway says that it stopped. An outcome that is unknown is
/// looked up by creating the same upload again: the key makes that harmless.
public struct UploadMachine: Sendable {
    /// What the caller does next.
    public enum Action: Sendable, Hashable {
        /// Create the upload, the file along with it or not.
        case create(withFile: Bool)
        /// Ask how far the upload at that location has come.
        case ask(location: String)
        /// Send the file's bytes from that offset to its end.
        case send(location: String, offset: Int)
        /// Wait so many milliseconds, then report `paused`.
        case pause(milliseconds: Int)
        /// Done: the submission's name, and whether it was there already.
        case finish(submission: String, isDuplicate: Bool)
        /// Give up, for the reason that came last.
        case fail
    }

    /// What happened to the last action.
    public enum Event: Sendable, Hashable {
        /// The upload was created, or found again under its key.
        case created(location: String, offset: Int, submission: String?, isDuplicate: Bool)
        /// How far it has come.
        case located(offset: Int, submission: String?)
        /// The bytes were sent.
        case sent(offset: Int, submission: String?)
        /// The wait is over.
        case paused
        /// The gateway said no.
        case refused(GatewayProblem)
        /// No answer came.
        case disconnected(ConnectionFailure)
    }

    private enum Step: Sendable, Hashable {
        case create, ask
    }

    /// The bytes of the file.
    public let length: Int
    /// The most bytes of a file that goes along with its creation.
    public static let alongBytesMax = 4 << 20

    private var location: String?
    private var offset = 0
    private var mayGoAlong: Bool
    private var wentAlong = false
    private var wasHeard = false
    private var creations = 0
    private var hasStartedOver = false
    private var backoff: Backoff
    private var afterPause = Step.create

    /// The most times that an upload is created anew after the gateway no longer knew it.
    private static let creationsMax = 6

    /// A machine at its beginning.
    /// - Parameters:
    ///   - length: the bytes of the file.
    ///   - spreadPercent: what is added to each wait.
    public init(length: Int, spreadPercent: Int = 0) {
        self.length = length
        mayGoAlong = length <= Self.alongBytesMax
        backoff = Backoff(spreadPercent: spreadPercent)
    }

    /// How much the gateway is known to hold, in bytes.
    public var confirmedBytes: Int { offset }

    /// The first action.
    public mutating func start() -> Action { create() }

    /// The next action.
    /// - Parameter event: what became of the last one.
    public mutating func next(after event: Event) -> Action {
        switch event {
        case .created(let location, let offset, let submission, let isDuplicate):
            wasHeard = true
            self.location = location
            if let submission { return .finish(submission: submission, isDuplicate: isDuplicate) }
            if offset > 0 || wentAlong { return ask() }
            return proceed(from: offset)
        case .located(let offset, let submission), .sent(let offset, let submission):
            wasHeard = true
            if let submission { return .finish(submission: submission, isDuplicate: false) }
            return proceed(from: offset)
        case .paused:
            return afterPause == .ask ? ask() : create()
        case .refused(let problem):
            wasHeard = true
            return answer(to: problem)
        case .disconnected(let failure):
            guard failure.isTransient, wasHeard || failure.reason == .lost else { return .fail }
            return pause(then: location == nil ? .create : .ask)
        }
    }

    private mutating func create() -> Action {
        guard creations < Self.creationsMax + backoff.count else { return .fail }
        creations += 1
        location = nil
        wentAlong = mayGoAlong
        // Only a first attempt carries the file: later ones may find a part of it there.
        mayGoAlong = false
        return .create(withFile: wentAlong)
    }

    private mutating func ask() -> Action {
        guard let location else { return create() }
        wentAlong = false
        return .ask(location: location)
    }

    private mutating func proceed(from offset: Int) -> Action {
        guard let location else { return create() }
        if offset > self.offset {
            self.offset = offset
            backoff.reset()
        }
        if offset >= length {
            // Everything is there and no outcome was told: the key finds it.
            return pause(then: .create)
        }
        return .send(location: location, offset: offset)
    }

    private mutating func answer(to problem: GatewayProblem) -> Action {
        let asked = problem.retryAfterSeconds
        if problem.isBusy { return pause(then: location == nil ? .create : .ask, asked) }
        switch problem.refusalCode {
        case .uploadUnknown: return createAnew()
        case .uploadOffsetConflict, .uploadLocked, .uploadChecksumMismatch:
            return pause(then: location == nil ? .create : .ask, asked)
        case .uploadLengthMismatch, .uploadDigestMismatch:
            // What the gateway holds is not a part of this file: once, all of it is sent again.
            guard !hasStartedOver else { return .fail }
            hasStartedOver = true
            return createAnew()
        case .internalFault: return pause(then: .create, asked)
        case .some: return .fail
        case nil: return answer(toStatus: problem.status, asked)
        }
    }

    /// What comes from a proxy, or a gateway of another version, has a status alone.
    private mutating func answer(toStatus status: Int, _ asked: Int?) -> Action {
        switch status {
        case 404 where location != nil, 410 where location != nil: createAnew()
        case 409 where location != nil, 423, 460:
            pause(then: location == nil ? .create : .ask, asked)
        case 500, 502, 504: pause(then: .create, asked)
        default: .fail
        }
    }

    private mutating func createAnew() -> Action {
        location = nil
        return pause(then: .create)
    }

    private mutating func pause(then step: Step, _ askedSeconds: Int? = nil) -> Action {
        guard let milliseconds = backoff.next(askedSeconds: askedSeconds) else { return .fail }
        afterPause = step
        return .pause(milliseconds: milliseconds)
    }
}
