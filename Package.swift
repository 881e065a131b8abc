// swift-tools-version: 6.2
// The rooms and the arrows between them (docs/architecture.md): an arrow points to what a room may
// import; there are no others and no circles. `make test` compares this with the imports.
//
//   StrictJSON ─► nothing                          JSONSchema ─► StrictJSON
//   SharingModel ─► StrictJSON                     RecordValidation ─► JSONSchema, CByteScan
//   Cryptography ─► COpenSSL                       SharingLedger ─► SharingModel, Cryptography
//   Accountability ─► SharingModel                 RegistryFile ─► SharingModel, Yams
//   SQLDatabase ─► GRDB                            SchemaPublishing ─► RecordValidation
//   GatewayStore ─► SQLDatabase, CFileSystem + the pure rooms
//   Exchange ─► everything above                   GatewayServer ─► Exchange, Hummingbird, NIOSSL
//   GatewayClient ─► RecordValidation, SharingLedger, AsyncHTTPClient, NIOSSL
//   Compression ─► SharingModel, CZlib             KeyFiles ─► RecordValidation
//   svd-gateway, svd ─► arguments, configuration, wiring
import PackageDescription

// MARK: External products, each named once (docs/dependencies.md says why)

func product(_ name: String, _ package: String) -> Target.Dependency {
    .product(name: name, package: package)
}

func github(_ repository: String, _ version: Version) -> Package.Dependency {
    .package(url: "https://github.com/\(repository)", from: version)
}

let argumentParser = product("ArgumentParser", "swift-argument-parser")
let asyncHTTPClient = product("AsyncHTTPClient", "async-http-client")
let configuration = product("Configuration", "swift-configuration")
let grdb = product("GRDB", "GRDB.swift")
let httpTypes = product("HTTPTypes", "swift-http-types")
let hummingbird = ["Hummingbird", "HummingbirdCore", "HummingbirdHTTP2"].map {
    product($0, "hummingbird")
}
let logging = product("Logging", "swift-log")
let nio =
    ["NIOCore", "NIOPosix", "NIOHTTP1", "NIOTLS"].map { product($0, "swift-nio") }
    + [product("NIOSSL", "swift-nio-ssl")]
let serviceLifecycle = product("ServiceLifecycle", "swift-service-lifecycle")
let unixSignals = product("UnixSignals", "swift-service-lifecycle")
let yams = product("Yams", "Yams")

// MARK: Targets in reading order

let words: [Target.Dependency] = ["SharingModel", "StrictJSON"]
let core: [Target] = [
    .target(name: "StrictJSON"),
    .target(name: "SharingModel", dependencies: ["StrictJSON"]),
    .target(name: "JSONSchema", dependencies: ["StrictJSON"]),
    .target(name: "CByteScan"),
    .target(name: "RecordValidation", dependencies: words + ["JSONSchema", "CByteScan"]),
    .target(name: "SchemaPublishing", dependencies: words + ["RecordValidation"]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
    .target(name: "Cryptography", dependencies: ["COpenSSL"]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "Compression", dependencies: ["SharingModel", "CZlib"]),
    .target(name: "KeyFiles", dependencies: ["RecordValidation"]),
    .target(name: "SharingLedger", dependencies: ["SharingModel", "StrictJSON", "Cryptography"]),
    .target(name: "Accountability", dependencies: words),
]

let partner = words + ["RecordValidation", "SchemaPublishing", "Cryptography", "SharingLedger"]
let pure = partner + ["Accountability"]

let edges: [Target] = [
    .target(name: "CFileSystem"),
    .target(name: "RegistryFile", dependencies: ["SharingModel", yams]),
    .target(name: "SQLDatabase", dependencies: [grdb]),
    .target(name: "GatewayStore", dependencies: pure + ["SQLDatabase", "CFileSystem"]),
    .target(
        name: "Exchange",
        dependencies: pure + [
            "CFileSystem", "RegistryFile", "SQLDatabase", "GatewayStore", "Compression",
            "KeyFiles", logging, serviceLifecycle,
        ]),
    .target(
        name: "GatewayServer",
        dependencies: pure + hummingbird + nio + [
            "Exchange", httpTypes, logging, serviceLifecycle, unixSignals,
        ]),
    .target(name: "GatewayClient", dependencies: partner + nio + ["KeyFiles", asyncHTTPClient]),
]

let programs: [Target] = [
    .executableTarget(
        name: "svd-gateway",
        dependencies: pure + [
            "JSONSchema", "RegistryFile", "GatewayStore", "Exchange", "GatewayServer",
            argumentParser, configuration, logging, serviceLifecycle, unixSignals,
        ]),
    .executableTarget(name: "svd", dependencies: partner + ["GatewayClient", argumentParser]),
]

// What only tests and benchmarks use

let kit: [Target.Dependency] = ["GatewayTestKit"]
let store: [Target.Dependency] = pure + ["GatewayStore", "SQLDatabase"]
let served: [Target.Dependency] = [
    "GatewayServer", "Exchange", httpTypes, logging, serviceLifecycle,
]
let instruments: [Target] = [
    .target(name: "GatewayTestKit", dependencies: ["StrictJSON"]),
    .executableTarget(name: "ed-generator", path: "Benchmarks/Generator"),
    .executableTarget(
        name: "submission-load", dependencies: nio + [asyncHTTPClient], path: "Benchmarks/Load"),
]

let testedRooms: [(room: String, uses: [Target.Dependency])] = [
    ("StrictJSON", ["StrictJSON"]), ("SharingModel", pure), ("SchemaPublishing", pure + kit),
    ("RecordValidation", pure + ["JSONSchema", "CByteScan"]),
    ("JSONSchema", ["JSONSchema", "StrictJSON"]), ("Cryptography", ["Cryptography"]),
    ("SharingLedger", pure), ("Accountability", pure), ("SQLDatabase", ["SQLDatabase"]),
    ("KeyFiles", pure + ["KeyFiles"]), ("Compression", pure + ["Compression", "CZlib"]),
    ("RegistryFile", pure + ["RegistryFile"]), ("GatewayStore", store), ("GatewayTestKit", kit),
    ("Exchange", store + ["Exchange", "RegistryFile", logging, serviceLifecycle]),
    ("GatewayServer", store + hummingbird + nio + served),
    ("GatewayClient", partner + ["GatewayClient", "svd"]), ("Tidy", ["SharingModel"]),
    ("System", pure + nio + kit + ["svd", "svd-gateway", "ed-generator", asyncHTTPClient]),
]

let tests = testedRooms.map { Target.testTarget(name: $0.room + "Tests", dependencies: $0.uses) }

let settings: [SwiftSetting] =
    [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error), .strictMemorySafety()]
    + ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"].map {
        .enableUpcomingFeature($0)
    }

let targets = core + edges + programs + instruments + tests
for target in targets where target.type != .system { target.swiftSettings = settings }

let package = Package(
    name: "svd-gateway",
    dependencies: [
        github("apple/swift-argument-parser", "1.8.2"),
        github("apple/swift-configuration", "1.4.0"),
        github("apple/swift-http-types", "1.8.0"),
        github("apple/swift-log", "1.16.2"),
        github("apple/swift-nio", "2.101.2"),
        github("apple/swift-nio-ssl", "2.37.6"),
        github("groue/GRDB.swift", "7.10.0"),
        github("hummingbird-project/hummingbird", "2.28.1"),
        github("jpsim/Yams", "6.2.2"),
        github("swift-server/async-http-client", "1.37.0"),
        github("swift-server/swift-service-lifecycle", "2.13.0"),
    ],
    targets: targets
)
