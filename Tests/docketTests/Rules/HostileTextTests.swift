import DocketDomain
import Foundation
import Testing

/// Sources/README, What always holds, 10: text from outside never reaches the terminal as an instruction.
@Suite struct HostileTextTests {
    /// Escape sequences in 7 and 8 bits, a bell, a NUL that JSON can carry, bidirectional overrides, line separators.
    static let payload =
        "A\u{1B}[31mred\u{1B}]0;title\u{07}\u{9B}31m\u{9D}x\u{9C}\u{90}q\u{7F}\u{08}\u{202E}rtl\u{2066}\u{2028}\u{200B}Z"

    @Test func noOutputInWordsHasAControlCharacterAndJSONKeepsTheTextExactly() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("T")
        let payload = Self.payload
        try await sandbox.done("threads", "rename", thread, payload)
        try await sandbox.done("threads", "describe", thread, payload)
        try await sandbox.done("threads", "label", thread, "k=\(payload)")
        try await sandbox.done("send", "--thread", thread, "-", input: Data("line one\n\(payload)".utf8))
        let csv = Data("\"\(payload)\",b\n\"\(payload)\",2\n".utf8)
        let made = try await sandbox.json(
            "artifacts", "create", "--kind", "table", "--title", payload, "--thread", thread, "--from", "-", input: csv)
        let artifact = try #require(made["id"]?.string)
        try await sandbox.done("artifacts", "comment", artifact, payload)

        for arguments in [
            ["threads"], ["threads", "show", thread], ["artifacts"], ["artifacts", "show", artifact],
            ["artifacts", "history", artifact], ["search", "red"], ["threads", "show", payload],
            ["threads", payload], ["import", payload], ["config", "set", payload, payload], [payload],
            ["threads", "rename", thread, payload], ["users", "--user", payload],
        ] {
            let words = try await sandbox.run(arguments)
            for text in [words.text, words.complaint] {
                let controls = text.unicodeScalars.filter(Self.steersTerminals)
                #expect(controls.isEmpty, "\(arguments): \(controls.map(\.value))")
            }
            let json = try await sandbox.run(arguments + ["--json"])
            for bytes in [json.output, json.errors] {
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || 0x7F...0x9F ~= $0.value })
            }
        }
        let shown = try await sandbox.json("threads", "show", thread)
        #expect(shown["title"] == .string(payload))
        #expect(shown["labels"]?["k"] == .string(payload))
        #expect(shown["messages"]?[0]?["parts"]?[0]?["text"] == .string("line one\n\(payload)"))
        let rows = try await sandbox.json("artifacts", "show", artifact)["payload"]?["rows"]
        #expect(rows?[0]?[0] == .string(payload))
    }

    private static func steersTerminals(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: false
        case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029, 0x200B: true
        default: false
        }
    }
}
