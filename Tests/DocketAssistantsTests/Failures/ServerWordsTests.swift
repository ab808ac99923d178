import Testing

@testable import DocketAssistants

struct ServerWordsTests {
    private let secret = try? Secret("zzz-0123456789-abcdefghij")

    private func words(_ text: String) -> String { ServerWords(text, hiding: secret).text }

    @Test func ordinaryWordsStay() {
        let text = "The model “meta-llama/Llama-3.1-8B-Instruct” isn't there (404); try llama3.2."
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
