import DocketDomain
import DocketExport
import TestSupport
import Testing

/// What a message costs to export grows with its length, not with its square.
@Suite(.serialized) struct MessageCostTests {
    private func document(_ text: String) -> ExportDocument {
        ExportDocument(
            kind: .transcript, title: "Thread", author: "Ada", created: ExportDocument.noon,
            body: [ExportBlock](messageOf: "assistant", at: ExportDocument.noon, parts: [.text(text)]))
    }

    @Test(.timeLimit(.minutes(40)), arguments: HostileMessage.all)
    func fourTimesTheTextTakesAboutFourTimesAsLong(message: HostileMessage) async throws {
        for format in [ExportFormat.pdf, .docx, .html, .markdown, .json] {
            let factor = try await growth { factor in
                do {
                    _ = try await Exported(document(message.text(bytes: factor * 4000)), as: format)
                } catch let error as DocketError {
                    // A table may have more columns than a format takes.
                    guard error.code == .failedPrecondition || error.code == .invalidArgument else { throw error }
                }
            }
            // The square would be 16 times as much; other tests run beside this one.
            #expect(factor < 15, "\(format): \(factor)")
        }
    }

    @Test func ofVeryManyLinksTheFirstCanBeFollowedAndTheReportSaysSo() async throws {
        let text = String(repeating: "[a](https://a.example) ", count: 6000)
        let file = try await Exported(document(text), as: .pdf)
        #expect(file.report.notes == ["Only the first 5000 links can be followed."])
        let few = try await Exported(document("[a](https://a.example)"), as: .pdf)
        #expect(few.report.notes.isEmpty)
    }

    @Test func marksBeyondTheShapedPartOfALongTextAreOnThePages() async throws {
        let words = String(repeating: "cafe\u{301} re\u{301}sume\u{301}\u{323} ", count: 20_000)
        let file = try await Exported(document(words), as: .pdf)
        let found = try await Reader.run("pdftotext", "-raw", file.path, "-")
        #expect(found.unicodeScalars.count { $0 == "c" } == 20_000)
        #expect(found.unicodeScalars.count { $0 == "\u{301}" || $0 == "é" } == 60_000)
    }

    @Test func aLongTextIsFoundWholeOnThePages() async throws {
        let words = (0..<60_000).map { "w\($0)" }
        for text in [
            words.joined(separator: " "), words.joined(separator: "\n"), "*" + words.joined(separator: "* *") + "*",
        ] {
            let file = try await Exported(document(text), as: .pdf)
            let found = try await Reader.run("pdftotext", "-raw", file.path, "-").matches(of: /w(\d+)/)
            #expect(found.compactMap { Int($0.1) } == Array(0..<60_000))
        }
    }
}
