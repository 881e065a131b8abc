import SharingLedger
import SharingModel
import StrictJSON
import Testing

@Suite("Proof verification agrees with the public vectors")
struct ProofVectorTests {
    @Test("All 98 inclusion cases")
    func inclusion() throws {
        guard let folder = SharedVectors.folder("merkle/inclusion") else { return }
        let cases = try SharedVectors.cases(folder)
        #expect(cases.count == 98)
        for (name, json) in cases {
            let wantsError = json["wantErr"] == true
            #expect(
                Self.fails { () throws(LedgerError) in
                    try InclusionProof.verify(
                        leafHash: Self.bytes(json["leafHash"]), index: Self.number(json["leafIdx"]),
                        size: Self.number(json["treeSize"]), proof: Self.hashes(json["proof"]),
                        root: Self.bytes(json["root"]))
                } == wantsError, "\(name)")
        }
    }

    @Test("All 98 consistency cases")
    func consistency() throws {
        guard let folder = SharedVectors.folder("merkle/consistency") else { return }
        let cases = try SharedVectors.cases(folder)
        #expect(cases.count == 98)
        for (name, json) in cases {
            let wantsError = json["wantErr"] == true
            #expect(
                Self.fails { () throws(LedgerError) in
                    try ConsistencyProof.verify(
                        from: Self.number(json["size1"]), to: Self.number(json["size2"]),
                        olderRoot: Self.bytes(json["root1"]), newerRoot: Self.bytes(json["root2"]),
                        proof: Self.hashes(json["proof"]))
                } == wantsError, "\(name)")
        }
    }

    @Test(
        "A few of them, kept here",
        arguments: [
            (0, [2, 1, 0], true), (0, [2, 1], false), (0, [2, 1, 0, 0], false),
            (0, [1, 2, 0], false),
            (1, [2, 1, 0], false), (8, [2, 1, 0], false), (-1, [2, 1, 0], false),
        ])
    func keptInclusion(index: Int, order: [Int], isGood: Bool) throws {
        let hashes = [
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        ]
        let root = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
        let proof = try order.map { try #require(Hexadecimal.bytes(of: hashes[$0])) }
        let rootBytes = try #require(Hexadecimal.bytes(of: root))
        let fails = Self.fails { () throws(LedgerError) in
            try InclusionProof.verify(
                leafHash: MerkleHash.leaf([]), index: index, size: 8, proof: proof,
                root: rootBytes)
        }
        #expect(fails != isGood)
    }

    @Test(
        "A few consistency cases, kept here",
        arguments: [
            (2, 5, [0, 1], false, true), (2, 5, [1, 0], false, false), (2, 5, [0], false, false),
            (2, 5, [0, 1, 1], false, false), (2, 5, [], false, false),
            (1, 5, [0, 1], false, false),
            (2, 4, [0, 1], false, false), (2, 5, [0, 1], true, false),
            (5, 2, [0, 1], false, false),
            (0, 5, [], false, false), (2, 2, [], false, false), (-1, 5, [0, 1], false, false),
        ])
    func keptConsistency(
        older: Int, newer: Int, order: [Int], isSwapped: Bool, isGood: Bool
    ) throws {
        let texts = [
            "Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=",
            "vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=",
            "+sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU=",
            "Tju7H3tHjc/nH7YxYxUZo7yhLJrvyhYSv85ME6hiZNQ=",
        ]
        let hashes = try texts.map { try #require(Base64.bytes(of: $0)) }
        let fails = Self.fails { () throws(LedgerError) in
            try ConsistencyProof.verify(
                from: older, to: newer, olderRoot: hashes[isSwapped ? 3 : 2],
                newerRoot: hashes[isSwapped ? 2 : 3], proof: order.map { hashes[$0] })
        }
        #expect(fails != isGood)
    }

    private static func fails(_ check: () throws(LedgerError) -> Void) -> Bool {
        do { try check() } catch { return true }
        return false
    }

    /// The vectors' numbers are unsigned; those beyond ours wrap below zero, as theirs did to get
    /// there.
    private static func number(_ json: JSONValue?) -> Int {
        guard case .number(let number) = json else { return .min }
        return number.integer ?? UInt64(number.text).map(Int.init(truncatingIfNeeded:)) ?? .min
    }

    private static func bytes(_ json: JSONValue?) -> [UInt8] {
        json?.string.flatMap { Base64.bytes(of: $0) } ?? []
    }

    private static func hashes(_ json: JSONValue?) -> [[UInt8]] {
        (json?.array ?? []).map { bytes($0) }
    }
}
