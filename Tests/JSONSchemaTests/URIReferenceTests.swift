import JSONSchema
import Testing

@Suite("References are resolved as RFC 3986 §5.4 shows")
struct URIReferenceTests {
    private static let base = URIReference("http://a/b/c/d;p?q")

    @Test(
        "The normal and the abnormal examples",
        arguments: [
            ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"), ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
            ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"),
            ("g;x", "http://a/b/c/g;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"),
            ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"),
            ("..", "http://a/b/"), ("../", "http://a/b/"), ("../g", "http://a/b/g"),
            ("../..", "http://a/"), ("../../", "http://a/"), ("../../g", "http://a/g"),
            ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"),
            ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."),
            (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"),
            ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"),
            ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
            ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
            ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"),
            ("g#s/./x", "http://a/b/c/g#s/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"),
            ("http:g", "http:g"),
        ])
    func examples(reference: String, target: String) {
        #expect(URIReference(reference).resolved(against: Self.base).text == target)
    }

    @Test(
        "Other bases",
        arguments: [
            ("http://a", "g", "http://a/g"), ("urn:uuid:1", "#x", "urn:uuid:1#x"),
            ("", "g.json", "g.json"), ("", "#/a", "#/a"), ("folder/a.json", "b", "folder/b"),
            ("file:///a/b.json", "c.json", "file:///a/c.json"), ("tag:a,b", "tag:c", "tag:c"),
            ("http://a/b/\u{301}", "c", "http://a/b/c"),
        ])
    func otherBases(base: String, reference: String, target: String) {
        #expect(URIReference(reference).resolved(against: URIReference(base)).text == target)
    }
}
