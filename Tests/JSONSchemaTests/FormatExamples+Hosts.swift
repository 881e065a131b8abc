import JSONSchema

extension FormatExamples {
    private static let long63 = String(repeating: "a", count: 63)
    private static let long253 = [long63, long63, long63, String(repeating: "a", count: 61)]
        .joined(separator: ".")

    /// Source: RFC 5321 §4.1.2; RFC 6531; RFC 1123 §2.1; RFC 5890-5893; RFC 2673; RFC 4291.
    static let hosts: [FormatExamples] = [
        FormatExamples(
            format: .email,
            good: [
                "joe.bloggs@example.com", "te~st@example.com", "~t@example.com", "a+b@c-d.e",
                "\"joe bloggs\"@example.com", "\"joe..b\"@example.com", "\"a@b\"@example.com",
                "\"a\\\"b\"@example.com", "joe@[127.0.0.1]", "joe@[IPv6:::1]", "joe@localhost",
            ],
            bad: [
                "", "2962", "@", "a@", "@b", ".a@b", "a.@b", "a..b@c", "a@b.", "a@.b", "a@-b",
                "a@b-", "a@b=c.d", "a@[127.0.0.300]", "a@[::1]", "a@[IPv6:1]", "a b@c",
                "\"a@b", "\"a\"b@c", "a@b@c", "é@b", "a@é", "a@b c", "a, b@c", "a@b\n",
                "a(comment)@b", String(repeating: "a", count: 65) + "@b",
            ]),
        FormatExamples(
            format: .idnEmail,
            good: ["실례@실례.테스트", "joe.bloggs@example.com", "\"é\"@b", "é@bücher.example"],
            bad: ["", "2962", "실례@", "é@\u{3001}", "é..é@b", "é@-é"]),
        FormatExamples(
            format: .hostname,
            good: [
                "www.example.com", "a", "1", "4host", "1host.2", "a--b", "h0stn4me", "xn--4gbwdl",
                "xn--4gbwdl.xn--wgbh1c", "xn--ihqwcrb4cv8a8dqg056pqjye", long63, long253,
                "xn--hxajbheg2az3al.xn--jxalpdlp", "UPPER", "r3---sn-x.example", "ab--cd",
            ],
            bad: [
                "", ".", "-a", "a-", "a_b", "a.", ".a", "a..b", "not a host", "é.example",
                "example\u{FF0E}com", long63 + "a", long253 + "a", "xn--X", "xn--07jt112bpxg.x",
                "xn--", "xn--a", "xn--aa---o47jg78q", "a\n",
            ]),
        FormatExamples(
            format: .idnHostname,
            good: [
                "실례.테스트", "faß.example", "ßς་〇", "\u{6FD}\u{6FE}", "l·l", "α\u{375}β",
                "א׳ב", "א״ב", "・ぁ", "・ァ", "・丈", "\u{628}\u{660}\u{628}",
                "\u{6F0}0", "\u{915}\u{94D}\u{200D}\u{937}", "\u{915}\u{94D}\u{200C}\u{937}",
                "\u{628}\u{64A}\u{200C}\u{628}\u{64A}", "hostname", "a。b", "a．b", "a｡b",
                "xn--ihqwcrb4cv8a8dqg056pqjye", "実例.com", "mañana",
                "ab--cd",
            ],
            bad: [
                "", "。", "a。", "。a", "〮실례", "실〮례", "-é", "é-", "éé--é", "\u{903}hello",
                "\u{300}hello", "\u{488}hello", "\u{640}\u{7FA}", "〱〲〳〴〵〮〯〻", "a·l", "·l",
                "l·a", "l·", "α\u{375}S", "α\u{375}", "A׳ב", "׳ב", "A״ב", "def・abc", "・",
                "\u{628}\u{660}\u{6F0}", "\u{915}\u{200D}\u{937}", "\u{200D}\u{937}",
                "\u{628}\u{200C}a", "Éa", "e\u{301}", "é a", "é_", "☃", "ａ.é", "\u{5D0}a",
                String(repeating: "é", count: 60), "-> $1.00 <--", "xn--X",
            ]),
        FormatExamples(
            format: .ipv4,
            good: ["192.168.0.1", "0.0.0.0", "255.255.255.255", "87.10.0.1"],
            bad: [
                "", "127.0.0.0.1", "256.256.256.256", "127.0", "0x7f000001", "2130706433",
                "087.10.0.1", "1২7.0.0.1", "192.168.1.0/24", "1.2.3.", "1..2.3", " 1.2.3.4",
                "1.2.3.4\n", "00.0.0.0", "1.2.3.-4",
            ]),
        FormatExamples(
            format: .ipv6,
            good: [
                "::1", "::", "::abef", "abcd:ef01:2345:6789:abcd:ef01:2345:6789", "::42:ff:1",
                "d6::", "1:d6::42", "1::d6:192.168.0.1", "1:2::192.168.0.1",
                "::ffff:192.168.0.1", "1:2:3:4:5:6:7:8", "2001:DB8::8:800:200C:417A",
                "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1:2:3:4:5:6:1.2.3.4",
            ],
            bad: [
                "", "12345::", "::abcef", "1:1:1:1:1:1:1:1:1", "1:2:3:4:5:6:7:8::", "::laptop",
                ":2:3:4:5:6:7:8", "1:2:3:4:5:6:7:", ":2:3:4::8", "1::d6::42",
                "1::2:192.168.256.1", "1::2:192.168.ff.1", "::ffff:127.0.0.0.1", "1:2:3:4:5:6:7",
                "1", "127.0.0.1", "  ::1", "::1  ", "fe80::/64", "fe80::a%eth1",
                "1:2:3:4:5:::8", "::1২", "1:2:3:4:5:6:7:1.2.3.4", "1.2.3.4::", "1:2:3:4::5:6:7:8",
            ]),
    ]
}
