import Testing

@testable import DocketWorkspace

@Suite struct AttachedDocumentTests {
    private static let prose = String(
        repeating: "This is a sentence of quite some words that goes on for a while.\n", count: 20)

    @Test(
        arguments: [
            ("notes.md", "short", true), ("letter.docx", "Dear all", true), ("scan.pdf", "text of it", true),
            ("paste.txt", "a,b\n1,2", false), ("paste.txt", "# Title\n\nwords", true), ("pasted text", prose, true),
            ("paste.txt", prose, true), ("data.csv", prose, false), ("main.py", "# comment\nx = 1", false),
            ("log.txt", String(repeating: "12:00 GET /\n", count: 200), false), ("empty.md", " \n", false),
            ("page.html", "<h1>x</h1>", false), ("paste.txt", "#hashtag\nwords", false),
            ("paste.txt", "# alone", false),
        ])
    func aDocumentIsATextToRead(name: String, text: String, isOne: Bool) {
        #expect(AttachedDocument.isOne(name: name, text: text) == isOne, "\(name)")
    }
}
