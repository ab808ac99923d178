import DocketDomain
import DocketImport
import Testing

@Suite struct ArchiveExportTests {
    private func export(_ id: String) -> String {
        JSON.array([chatGPT([chatGPTMessage("user", "q")], id: id)]).serialized()
    }

    private func ids(_ items: [TranscriptItem]) -> [String?] {
        items.map { $0.transcript?.id }
    }

    @Test func anExportIsReadAsItIsDownloaded() throws {
        let zip = storedZip([
            ("user.json", "{}"), ("conversations.json", export("c1")), ("chat.html", "<html>"),
        ])
        #expect(ids(try items(of: zip)) == ["c1"])
        let claudeZip = storedZip([
            ("data/users.json", "[]"),
            ("data/conversations.json", JSON.array([claude([claudeMessage("human", [textBlock("q")])])]).serialized()),
        ])
        #expect(try withReader(of: claudeZip) { $0.format } == .claude)
    }

    @Test func anExportInSeveralFilesIsReadInTheirOrder() throws {
        let zip = storedZip([
            ("conversations-001.json", export("b")), ("conversations-000.json", export("a")),
            ("__MACOSX/conversations-000.json", "garbage"), ("conversations-x.json", "garbage"),
            ("conversations-002.json", export("c")),
        ])
        #expect(ids(try items(of: zip)) == ["a", "b", "c"])
    }

    @Test func aBrokenFileDoesNotHideTheOthers() throws {
        let zip = storedZip([
            ("conversations-000.json", export("a")), ("conversations-001.json", export("b") + "]"),
            ("conversations-002.json", ""), ("conversations-003.json", export("d")),
        ])
        let items = try items(of: zip)
        #expect(ids(items) == ["a", "b", nil, nil, "d"])
        #expect(items[2].skipped?.reason.contains("“conversations-001.json” in the archive is broken at byte") == true)
    }

    @Test func anArchiveWithOneOtherJSONFileMeansThatOne() throws {
        #expect(ids(try items(of: storedZip([("my-chats.json", export("a")), ("readme.txt", "x")]))) == ["a"])
    }

    @Test func anArchiveWithoutConversationsSaysWhatItHolds() {
        let error = refusal(of: storedZip([("a.txt", "x"), ("b.json", "{}"), ("c.json", "{}")]))
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.contains("no conversations.json but a.txt, b.json, c.json") == true)
        #expect(refusal(of: storedZip([]))?.code == .invalidArgument)
    }

    @Test func anEncryptedArchiveIsRefused() {
        let error = refusal(of: storedZip([("conversations.json", export("a"))], isEncrypted: true))
        #expect(error?.message.contains("encrypted") == true)
    }

    @Test func anArchiveThatBreaksOffInItsFirstEntryIsRefused() {
        let zip = storedZip([("conversations.json", export("a"))])
        #expect(refusal(of: Array(zip.prefix(20)))?.code == .invalidArgument)
    }

    @Test func aWrongChecksumIsReportedAfterWhatWasRead() throws {
        var zip = storedZip([("conversations.json", export("a"))])
        let place = try #require(zip.firstIndex(of: UInt8(ascii: "q")))
        zip[place] = UInt8(ascii: "w")
        let items = try items(of: zip)
        #expect(items.first?.transcript?.lines == ["user: w"])
        #expect(items.last?.skipped?.reason.contains("checksum") == true)
    }
}
