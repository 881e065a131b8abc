/// Where the server listens, what it trusts, and how much at once.
public struct GatewayServerConfiguration: Sendable {
    /// The host of the exchange port.
    public var host: String
    /// The exchange port; 0 takes a free one.
    public var port: Int
    /// The host of the operations port: loopback, because it asks for no certificate.
    public var operationsHost: String
    /// The operations port; 0 takes a free one, nil opens none.
    public var operationsPort: Int?
    /// The files of trust.
    public var trust: TrustFiles
    /// How often the files are looked at for changes.
    public var trustInterval: Duration
    /// The most connections at once; one more is closed at once.
    public var connectionsMax: Int
    /// The most requests at once; one more gets `busy`.
    public var requestsMax: Int
    /// How long a handshake may take.
    public var handshakeSecondsMax: Int
    /// How long a connection may rest.
    public var idleSecondsMax: Int
    /// The most bytes of one header field.
    public var headerFieldBytesMax: Int
    /// The most bytes of all header fields of a request.
    public var headerBytesMax: Int

    /// Takes the places; the limits have defaults that suit one machine.
    public init(
        host: String = "127.0.0.1", port: Int = 8443, operationsHost: String = "127.0.0.1",
        operationsPort: Int? = 9443, trust: TrustFiles, trustInterval: Duration = .seconds(2),
        connectionsMax: Int = 1024, requestsMax: Int = 512, handshakeSecondsMax: Int = 10,
        idleSecondsMax: Int = 60, headerFieldBytesMax: Int = 16 << 10,
        headerBytesMax: Int = 32 << 10
    ) {
        self.host = host
        self.port = port
        self.operationsHost = operationsHost
        self.operationsPort = operationsPort
        self.trust = trust
        self.trustInterval = trustInterval
        self.connectionsMax = connectionsMax
        self.requestsMax = requestsMax
        self.handshakeSecondsMax = handshakeSecondsMax
        self.idleSecondsMax = idleSecondsMax
        self.headerFieldBytesMax = headerFieldBytesMax
        self.headerBytesMax = headerBytesMax
    }
}
