import DocketDomain
import Foundation
import TerminalKit
import Testing

@testable import DocketUI

@Suite struct MessagePageTests {
    private func rows(
        _ attachments: [DocketDomain.Attachment] = [], texts: [AttachmentID: String] = [:],
        version: Message.Version? = nil, says text: String = "See the file.", extent: MessagePage.Extent = .usual
    ) -> [String] {
        let message = Message(
            id: MessageID("m"), threadID: ThreadID("t"), ordinal: 0, role: .user, parts: [.text(text)],
            attachments: attachments, author: "anna", createdAt: Timestamp(milliseconds: 0), mention: nil,
            version: version)
        return MessagePage(
            message, artifacts: [], texts: texts, author: "Anna", width: 60, appearance: Appearance(),
            times: TimeText(now: Timestamp(milliseconds: 0), zone: .gmt), extent: extent, foldKey: "z"
        ).rows.map(\.text)
    }

    private func file(_ id: String, _ size: Int?) -> DocketDomain.Attachment {
        DocketDomain.Attachment(
            id: AttachmentID(id), name: "\(id).txt", mimeType: "text/plain", sizeBytes: size, digest: "d", isText: true)
    }

    @Test func anAttachmentIsNamedWithTypeAndSizeAndItsTextFollows() {
        let rows = rows(
            [file("a", 52), file("b", nil)], texts: [AttachmentID("a"): "Client,Balance\nplease summarise"])
        #expect(rows.contains("⌁ a.txt · text/plain · 52 B"))
        #expect(rows.contains("⌁ b.txt · text/plain · unknown size"))
        #expect(rows.contains { $0.contains("please summarise") })
    }

    @Test(arguments: [1, 11, 12, 13, 40, 2000])
    func aLongTextIsFoldedAndWhatIsHiddenIsCounted(lines: Int) {
        let text = (1...lines).map { "line \($0)." }.joined(separator: "\n")
        let rows = rows([file("a", 9)], texts: [AttachmentID("a"): text])
        #expect(rows.count { $0.contains("line ") } == min(lines, 12))
        #expect(rows.contains { $0.contains("more line") } == (lines > 12))
        #expect(rows.contains { $0.contains("\(lines - 12) more line") } == (lines > 12 && lines < 1000))
    }

    @Test(arguments: [13, 60, 2000])
    func aLongTextIsShownWholeByTheKeyThatItNames(lines: Int) {
        let text = (1...lines).map { "line \($0)." }.joined(separator: "\n")
        let usual = rows([file("a", 9)], texts: [AttachmentID("a"): text])
        #expect(usual.contains { $0.hasSuffix("; z shows them") })
        let whole = rows([file("a", 9)], texts: [AttachmentID("a"): text], extent: .whole)
        #expect(whole.count { $0.contains("line ") } == lines)
        #expect(!whole.contains { $0.contains("more line") })
    }

    @Test func whatIsReadOfATextForTheScreenIsNotSaidToBeAllOfIt() {
        let text = String(repeating: "1234567\n", count: MessagePage.attachmentBytes / 8)
        let whole = rows([file("a", 1 << 20)], texts: [AttachmentID("a"): text], extent: .whole)
        #expect(whole.contains { $0.contains("an export has all of it") || $0.contains("too long for the screen") })
        #expect(rows([file("a", 1 << 20)], texts: [AttachmentID("a"): text]).contains { $0.contains("+ more lines") })
    }

    @Test func aFoldedMessageNamesItsAttachment() {
        #expect(rows([file("a", 9)], says: "", extent: .folded)[1] == "⌁ a.txt  … 1 attachment folded")
        #expect(rows([file("a", 9)], extent: .folded)[1] == "See the file.  … 1 line, 1 attachment folded")
    }

    @Test func aMessageOfWhichThereAreVersionsSaysWhichItIs() {
        #expect(rows(version: Message.Version(number: 2, count: 3))[0].hasSuffix("‹ 2/3 ›"))
        #expect(!rows()[0].contains("‹"))
    }
}
