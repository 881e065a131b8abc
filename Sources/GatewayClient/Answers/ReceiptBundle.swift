import SharingLedger
public import SharingModel
public import StrictJSON

/// The three parts of a receipt, as bytes.
public struct ReceiptBundle: Sendable, Hashable {
    /// The names of the parts, after the submission's name and a dot.
    public static let suffixes = ["receipt.json", "receipt.p7s", "receipt.tlog-proof"]

    /// What the gateway acknowledges, canonical JSON.
    public var receipt: [UInt8]
    /// The detached CMS signature over it, DER.
    public var signature: [UInt8]
    /// The proof that the entry is in the ledger, C2SP tlog-proof.
    public var proof: [UInt8]

    /// The three parts.
    public init(receipt: [UInt8], signature: [UInt8], proof: [UInt8]) {
        self.receipt = receipt
        self.signature = signature
        self.proof = proof
    }

    /// Reads the parts out of one JSON object.
    /// - Throws: `ProtocolFault` where one is missing.
    public init(json: JSONValue) throws(ProtocolFault) {
        guard let receipt = json[Self.suffixes[0]]?.string,
            let signature = json[Self.suffixes[1]]?.string.flatMap({ Base64.bytes(of: $0) }),
            let proof = json[Self.suffixes[2]]?.string
        else { throw ProtocolFault("The gateway's receipt is not complete.") }
        self.init(receipt: Array(receipt.utf8), signature: signature, proof: Array(proof.utf8))
    }

    /// Writes the parts into a folder as `<submission>.receipt.json` and so on.
    /// - Returns: the names of the files.
    /// - Throws: `LocalFileError`.
    public func write(
        to folder: String, submission: SubmissionID
    ) throws(LocalFileError) -> [String] {
        try LocalFile.makeFolder(folder)
        var paths: [String] = []
        for (suffix, content) in zip(Self.suffixes, [receipt, signature, proof]) {
            let path = Path.join(folder, "\(submission).\(suffix)")
            try LocalFile.write(content, to: path)
            paths.append(path)
        }
        return paths
    }

    /// Reads the parts that stand beside one another.
    /// - Parameter path: the name of any of the three files.
    /// - Throws: `LocalFileError` where one is missing or the name is not that of a part.
    public init(beside path: String) throws(LocalFileError) {
        guard let stem = Self.stem(of: path) else {
            throw LocalFileError(
                path: path, reason: "its name is not that of a receipt",
                hint: "Name a file that ends in \(Self.suffixes.joined(separator: ", ")).")
        }
        self.init(
            receipt: try LocalFile.contents(of: stem + Self.suffixes[0]),
            signature: try LocalFile.contents(of: stem + Self.suffixes[1]),
            proof: try LocalFile.contents(of: stem + Self.suffixes[2]))
    }

    /// What the names of a receipt's three files have in common; nil for any other file.
    public static func stem(of path: String) -> String? {
        for suffix in suffixes where path.hasSuffix(suffix) {
            let stem = String(path.dropLast(suffix.count))
            if stem.isEmpty || stem.hasSuffix(".") || stem.hasSuffix("/") { return stem }
        }
        return nil
    }
}
