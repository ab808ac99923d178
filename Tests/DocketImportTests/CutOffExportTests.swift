import DocketDomain
import DocketImport
import Foundation
import OrderedCollections
import Testing

/// Exports that end before their end.
@Suite struct CutOffExportTests {
    private let conversations = (0..<3).map { chatGPT([chatGPTMessage("user", "q\($0)")], id: "c\($0)") }

    /// Reads what there is; nothing where the file is refused as a whole.
    private func read(_ bytes: [UInt8]) throws -> [TranscriptItem]? {
        do {
            return try withReader(of: bytes) { reader in
                var items: [TranscriptItem] = []
                while let item = reader.next() { items.append(item) }
                return items
            }
        } catch let error as DocketError {
            #expect(error.code == .invalidArgument)
            #expect(!error.message.isEmpty)
            return nil
        }
    }

    private func check(_ bytes: [UInt8], ends: [Int], cut: Int, mayEndWhole: Bool = false) throws {
        let whole = ends.count { $0 <= cut }
        let items = try read(Array(bytes.prefix(cut)))
        guard let items else {
            #expect(whole == 0, "cut at \(cut)")
            return
        }
        #expect(items.compactMap(\.transcript?.id) == (0..<whole).map { "c\($0)" }, "cut at \(cut)")
        let isTold = items.contains { if case .broken = $0 { true } else { false } }
        #expect(isTold || mayEndWhole && ends.contains { cut == $0 || cut == $0 + 1 }, "cut at \(cut)")
    }

    @Test func anArrayGivesWhatIsWholeWhereverItIsCut() throws {
        var bytes = Array("[".utf8)
        var ends: [Int] = []
        for conversation in conversations {
            if bytes.count > 1 { bytes += Array(",\n".utf8) }
            bytes += Array(conversation.serialized().utf8)
            ends.append(bytes.count)
        }
        bytes += Array("]".utf8)
        for cut in 1..<bytes.count { try check(bytes, ends: ends, cut: cut) }
    }

    @Test func linesGiveWhatIsWholeWhereverTheyAreCut() throws {
        var bytes: [UInt8] = []
        var ends: [Int] = []
        for number in 0..<3 {
            bytes += Array(openAI([("user", "q\(number)")]).adding(["id": .string("c\(number)")]).serialized().utf8)
            ends.append(bytes.count)
            bytes.append(UInt8(ascii: "\n"))
        }
        // A file that ends with a line is whole by all that it says.
        for cut in 1..<bytes.count { try check(bytes, ends: ends, cut: cut, mayEndWhole: true) }
    }

    @Test func anArchiveGivesWhatIsWholeWhereverItIsCut() throws {
        let export = JSON.array(conversations).serialized()
        let zip = storedZip([("user.json", "{}"), ("conversations.json", export), ("chat.html", "<html></html>")])
        let start = try #require(zip.firstRange(of: Array(export.utf8))?.lowerBound)
        var ends: [Int] = []
        var end = start + 1
        for conversation in conversations {
            end += conversation.serialized().utf8.count
            ends.append(end)
            end += 1
        }
        // An archive whose last record alone is cut may be refused: nothing of it is taken for something else.
        for cut in stride(from: 1, to: zip.count - 22, by: 3) { try check(zip, ends: ends, cut: cut) }
    }
}
