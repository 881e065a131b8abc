import SharingLedger
import SharingModel
import Testing

@Suite("Merkle hashes are those of RFC 6962")
struct MerkleHashTests {
    @Test(
        "Leaves have the published hashes",
        arguments: [
            ("", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
            ("L123456", "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"),
        ])
    func leaf(text: String, hash: String) {
        #expect(Hexadecimal.text(of: MerkleHash.leaf(Array(text.utf8))) == hash)
    }

    @Test("The empty tree and a node have the published hashes")
    func emptyAndNode() {
        #expect(
            Hexadecimal.text(of: MerkleHash.empty)
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            Hexadecimal.text(of: MerkleHash.node(Array("N123".utf8), Array("N456".utf8)))
                == "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb")
    }

    @Test("Growing the eight published leaves gives the eight published roots")
    func publishedRoots() throws {
        // The test tree of Certificate Transparency, its leaves in hexadecimal, roots of sizes 1 to
        // 8.
        let leaves = [
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
            "606162636465666768696a6b6c6d6e6f",
        ]
        let roots = [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ]
        var tree = LedgerTree()
        for (leaf, root) in zip(leaves, roots) {
            let bytes = try #require(Hexadecimal.bytes(of: leaf))
            #expect(tree.append(leafHash: MerkleHash.leaf(bytes)).isEmpty)
            #expect(Hexadecimal.text(of: tree.root) == root)
        }
    }
}
