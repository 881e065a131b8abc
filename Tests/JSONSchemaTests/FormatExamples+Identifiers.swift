import JSONSchema

extension FormatExamples {
    /// Source: RFC 3986 §1.1.2; RFC 3987; RFC 6570 §§1.2-2.4; RFC 6901 §5; RFC 4122.
    static let identifiers: [FormatExamples] = [
        FormatExamples(
            format: .uri,
            good: [
                "ftp://ftp.is.co.za/rfc/rfc1808.txt", "http://www.ietf.org/rfc/rfc2396.txt",
                "ldap://[2001:db8::7]/c=GB?objectClass?one", "mailto:John.Doe@example.com",
                "news:comp.infosystems.www.servers.unix", "tel:+1-816-555-1212",
                "telnet://192.0.2.16:80/", "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
                "http://foo.bar/?q=Test%20URL-encoded%20stuff", "http://xn--nw2a.xn--j6w193g/",
                "http://-.~_!$&'()*+,;=:%40:80%2f::::::@example.com", "http://223.255.255.254",
                "http://foo.bar/?baz=qux#quux", "http://[v1.a:b]:8/", "file:///etc/hosts", "a:",
                "http://a:/b", "http://user:password@host",
            ],
            bad: [
                "", "//foo.bar/?baz=qux#quux", "/abc", "\\\\WINDOWS\\fileshare", "abc",
                "http:// shouldfail.com", ":// should fail", "bar,baz:foo", "1http://a",
                "http://[::1", "http://[1]", "http://[v1]", "http://a:b", "http://a/b c",
                "http://a/%", "http://a/%4", "http://a/%GG", "http://a/<b>", "http://a/{b}",
                "http://a/^", "http://a/`", "http://a/|", "http://a/\"", "http://é/",
                "http://a/b#c#d", "http://a@b@c/", "https://[@example.org/test.txt", "http://a\n",
            ]),
        FormatExamples(
            format: .uriReference,
            good: [
                "", "/abc", "abc", "#frag", "?q", "//a/b", "http://a/b", "./a:b", "a/b:c", "..",
            ],
            bad: [
                "\\\\WINDOWS\\fileshare", "#frag\\ment", "a b", "1a:b", ":a", "é", "%zz", "a#b#c",
            ]),
        FormatExamples(
            format: .iri,
            good: [
                "http://ƒøø.ßår/?∂éœ=πîx#πîüx", "http://ƒøø.com/blah_(wîkïpédiå)_blah#ßité-1",
                "http://[2001:0db8:85a3::8a2e:0370:7334]", "http://é/?\u{E000}", "urn:é",
            ],
            bad: [
                "", "/abc", "http://2001:0db8:85a3:0000:0000:8a2e:0370:7334",
                "\\\\WINDOWS\\filëßåré", "âππ", "http://é/\u{E000}", "é:a", "http://a/\u{FFFF}",
            ]),
        FormatExamples(
            format: .iriReference,
            good: ["", "/âππ", "âππ", "#ƒrägmênt", "http://ƒøø.ßår/"],
            bad: ["\\\\WINDOWS\\filëßåré", "#ƒräg\\mênt", "é b"]),
        FormatExamples(
            format: .uuid,
            good: [
                "2EB8AA08-AA98-11EA-B4AA-73B441D16380", "2eb8aa08-aa98-11ea-b4aa-73b441d16380",
                "00000000-0000-0000-0000-000000000000", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            ],
            bad: [
                "", "2eb8aa08-aa98-11ea-b4aa-73b441d1638", "2eb8aa08-aa98-11ea-73b441d16380",
                "2eb8aa08-aa98-11ea-b4ga-73b441d16380", "2eb8aa08aa9811eab4aa73b441d16380",
                "2eb8aa08aa98-11ea-b4aa73b441d16380", "2eb8-aa08-aa98-11ea-b4aa73b44-1d16380",
                "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}", "2eb8aa08-aa98-11ea-b4aa-73b441d163800",
            ]),
        FormatExamples(
            format: .uriTemplate,
            good: [
                "http://example.com/dictionary/{term:1}/{term}", "http://example.com/~{username}/",
                "http://example.com/search{?q,lang}", "http://example.com/", "{+path}/here",
                "{#x,hello,y}", "X{.var:3}", "{/list*,path:4}", "{;x,y,empty}", "{&keys*}",
                "dictionary/{term:1}", "", "{a.b}", "{%41}", "é{a_1}", "{!x}", "it's",
            ],
            bad: [
                "http://example.com/{term", "a}", "{}", "{a:0}", "{a:10000}", "{a:1*}", "{a b}",
                "{-a}", "{a,}", "{a..b}", "{.}", "{a.}", "a b", "%", "%4", "<", "{{a}}", "{%4}",
                "{é}", "\"", "\\", "^", "`", "|",
            ]),
        FormatExamples(
            format: .jsonPointer,
            good: [
                "", "/foo", "/foo/0", "/", "/a~1b", "/c%d", "/e^f", "/g|h", "/i\\j", "/k\"l",
                "/ ", "/m~0n", "/foo/bar~0/baz~1/%a", "//", "/foo/-", "/~01",
            ],
            bad: ["foo", "#", "#/", "#a", "/foo/bar~", "/~2", "/~0~", "/~-1", "0", "a/b", "/~~"]),
        FormatExamples(
            format: .relativeJSONPointer,
            good: [
                "0", "1", "1/0", "2/highly/nested/objects", "0#", "1#", "120/foo/bar", "0-1",
                "0+1/a", "2-3#",
            ],
            bad: [
                "", "/foo/bar", "-1/foo/bar", "+1/foo/bar", "0##", "01/a", "01#", "0+0", "0+", "1a",
                "0+01", "0~", "1/~",
            ]),
        FormatExamples(
            format: .regex,
            good: ["([abc])+\\s+$", "^\\p{L}*$", "", "a|b", "(?<n>a)\\k<n>"],
            bad: ["^(abc]", "\\Z", "^\\S(|(.|\\n)*\\S)\\Z", "a**", "\\a", "(?i)a"]),
    ]
}
