import DocketMarkdown

/// Whether a reply holds a document, where one was asked for: long, and headed.
struct DocumentAppraisal {
    private let reply: String
    private let lines: ReplyLines

    private let name: String

    /// - Parameter name: The user's word for the document, which is its title where it says none.
    init(_ reply: String, _ lines: ReplyLines, _ name: String) {
        (self.reply, self.lines, self.name) = (reply, lines, name)
    }

    /// In words.
    private static let long = 120
    private static let veryLong = 250
    /// The part of a reply that a document in a fence takes.
    private static let most = 0.6

    /// Nothing where the reply is no document.
    var draft: ArtifactDraft? {
        guard lines.words >= Self.long else { return nil }
        let outline = DocumentOutline(reply)
        if let (content, range) = outline.fenced, Double(lines.words(on: range)) >= Self.most * Double(lines.words) {
            return draft(DocumentOutline(content), ReplyLines(content), in: range)
        }
        return draft(outline, lines, in: nil)
    }

    private func draft(_ outline: DocumentOutline, _ text: ReplyLines, in fence: ClosedRange<Int>?) -> ArtifactDraft? {
        guard let range = outline.body else { return nil }
        let words = text.words(on: range)
        guard words >= Self.long, let (confidence, reason) = judge(outline, words) else { return nil }
        var body = text.text(on: range)
        while body.last?.isNewline == true { body.removeLast() }
        return ArtifactDraft(
            title: outline.title ?? name.prefix(1).uppercased() + name.dropFirst(), content: .doc(String(body)),
            lines: fence ?? range,
            confidence: confidence, reason: reason)
    }

    private func judge(_ outline: DocumentOutline, _ words: Int) -> (Double, String)? {
        if outline.headings >= 3, words >= Self.veryLong {
            return (0.9, "The user asked for a document, and the reply is one: long, with headings.")
        }
        if outline.headings >= 2 { return (0.75, "The user asked for a document, and the reply has headings.") }
        if outline.isLetter { return (0.75, "The user asked for a document, and the reply is a letter.") }
        if outline.headings + outline.boldLines >= 3 {
            return (0.65, "The user asked for a document, and the reply has bold lines for headings.")
        }
        return nil
    }
}
