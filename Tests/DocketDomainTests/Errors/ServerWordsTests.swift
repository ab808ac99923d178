import Foundation
import Testing

@testable import DocketDomain

@Suite struct ServerWordsTests {
    private let secret = "zzz-0123456789-abcdefghij"

    private func words(_ text: String) -> String { ServerWords(text, hiding: [secret]).text }

    @Test(arguments: [
        "The model “meta-llama/Llama-3.1-8B-Instruct” isn't there (404); try llama3.2.",
        "The specified bucket does not exist.",
        "You can find your key at https://platform.example.org/account/api-keys.",
        "claude-3-5-sonnet-20241022 takes 200000 tokens, and 212345 were sent.",
    ])
    func ordinaryWordsStay(text: String) {
        #expect(words(text) == text)
    }

    @Test func keysAreHidden() {
        let texts = [
            "key zzz-0123456789-abcdefghij", "key ZZZ-0123456789-ABCDEFGHIJ.", "Incorrect key: zzz-01*****ghij",
            "sk-abcdefgh", "\"gsk_abcdefgh\"", "Bearer abc", "api_key=sk-12345678&x",
            String(repeating: "a1", count: 20), "enp6LTAxMjM0NTY3ODktYWJjZGVmZ2hpag==",
        ]
        for text in texts {
            let told = words("it is \(text) so")
            #expect(told.contains("…") && told.hasPrefix("it is ") && told.hasSuffix(" so"), "\(told)")
            for part in ["0123", "ghij", "abcdefgh", "a1a1", "12345", "abc", "enp6"] {
                #expect(!told.lowercased().contains(part), "\(told)")
            }
        }
    }

    /// What a server makes of a secret that it tells.
    private static let echoes: [@Sendable (String) -> String] = [
        { $0 }, { $0.uppercased() }, { String($0.reversed()) }, { String($0.uppercased().reversed()) },
        { $0.map(String.init).joined(separator: " ") }, { $0.reversed().map(String.init).joined(separator: " - ") },
        { $0.map(String.init).joined(separator: "\u{200B}") }, { Data($0.utf8).base64EncodedString() },
        { Data(String($0.reversed()).utf8).base64EncodedString() }, { "x=\($0.dropFirst(3).dropLast(3))&y" },
        { $0.utf8.map { "%" + String($0, radix: 16) }.joined() }, { $0.utf8.map { String($0, radix: 16) }.joined() },
        { $0.replacing("a", with: "%61").replacing("Z", with: "%5A") }, { "<\($0)>, “\($0)”" },
        { "\($0.prefix(12)) \($0.dropFirst(12))" },
    ]

    @Test(arguments: [
        "zzz-0123456789-abcdefghij", "correcthorsebatterystaple", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYZZEXAMPLE",
    ])
    func noFormOfASecretComesBack(secret: String) {
        for (index, echo) in Self.echoes.enumerated() {
            let echoed = echo(secret)
            let told = ServerWords("not valid: \(echoed) so there", hiding: [secret]).text
            #expect(told.hasPrefix("not valid: ") && told.hasSuffix(" so there"), "\(index): \(told)")
            let middle = told.dropFirst("not valid: ".count).dropLast(" so there".count)
            #expect(middle.allSatisfy { "… -“”<>,".contains($0) }, "\(index): \(told)")
        }
    }

    /// Whoever they belong to: docket need not know them.
    @Test(arguments: [
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "AKIAIOSFODNN7EXAMPLE",
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261129/us-east-1/s3/aws4_request",
        "ghp_16C7e42F292c6912E7710c838347Ae178B4a", "user:a8f5f167f44f4964e6c998dee827110c@",
    ])
    func whatLooksLikeATokenIsHidden(text: String) {
        let told = ServerWords("got \(text)", hiding: []).text
        #expect(told.contains("…"))
        for part in ["9f86", "AKIA", "16C7", "a8f5"] { #expect(!told.contains(part), "\(told)") }
    }

    @Test func keyAcrossTheCutIsHidden() {
        let told = words(String(repeating: "a ", count: 95) + "zzz-0123456789-abcdefghij")
        #expect(!told.contains("zzz"))
    }

    @Test func whatCannotBeSeenIsNamedAndLinesAreOne() {
        #expect(words("a\nb\tc\u{1B}[31m\u{202E}d\u{200B}\u{9B}") == "a b c⟨1B⟩[31m⟨202E⟩d⟨200B⟩⟨9B⟩")
    }

    @Test func longWordsAreCut() {
        #expect(words(String(repeating: "é ", count: 1_000_000)).count == 201)
    }
}
