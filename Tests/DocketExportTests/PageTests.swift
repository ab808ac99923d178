import DocketDomain
import DocketExport
import Foundation
import Testing

struct PageTests {
    @Test func everyScriptIsFoundByASearch() async throws {
        let samples = ["统一码", "漢字かなカナ", "한국어", "नमस्ते", "สวัสดี", "Привет", "Ελληνικά", "é", "☑"]
        let file = try await Exported(.table(["Sample"], samples.map { [$0] }), as: .pdf)
        let text = try await Reader.text(ofPages: file.path)
        for sample in samples {
            #expect(text.precomposedStringWithCanonicalMapping.contains(sample), "\(sample)")
        }
        let fonts = try await Reader.run("pdffonts", file.path)
        #expect(!fonts.contains("Type 3"))
    }

    @Test func scriptsFromTheRightAreFoundByASearch() async throws {
        let file = try await Exported(.table(["Sample"], [["שלום"], ["مرحبا"]]), as: .pdf)
        let text = try await Reader.run("pdftotext", file.path, "-")
        #expect(text.contains("שלום"))
        // Some readers take the gap beside a narrow letter for a blank.
        #expect(text.squeezed.precomposedStringWithCompatibilityMapping.contains("مرحبا"))
    }

    @Test func fortyColumnsGoOnWithTheFirstOneRepeated() async throws {
        let columns = ["Account"] + (2...40).map { "Measure \($0)" }
        let rows = (0..<30).map { row in ["Account \(row)"] + (2...40).map { "\(row * 1000 + $0)" } }
        let file = try await Exported(.table(columns, rows), as: .pdf)
        let text = try await Reader.text(ofPages: file.path)
        for cell in rows.joined() { #expect(text.contains(cell.squeezed), "\(cell)") }
        #expect(text.components(separatedBy: "Account29").count > 2)
        #expect(try await pages(file).landscape)
    }

    @Test func aCellOfManyLinesFlowsOverPages() async throws {
        let words = (0..<1200).map { "word\($0)" }.joined(separator: " ")
        let file = try await Exported(.table(["Id", "Text"], [["1", words], ["2", "end"]]), as: .pdf)
        let text = try await Reader.run("pdftotext", "-raw", file.path, "-")
        let found = text.matches(of: /word(\d+)/).compactMap { Int($0.1) }
        #expect(found == Array(0..<1200))
        #expect(try await pages(file).count > 1)
    }

    @Test func aHeaderStandsOnEveryPageAndPagesAreCounted() async throws {
        let rows = (0..<300).map { ["row \($0)", "\($0).5"] }
        let file = try await Exported(.table(["Some name", "Value"], rows), as: .pdf)
        let text = try await Reader.run("pdftotext", "-layout", file.path, "-")
        let count = try await pages(file).count
        #expect(count > 3)
        #expect(text.components(separatedBy: "Some name").count == count + 1)
        for page in 1...count { #expect(text.contains("Page \(page) of \(count)")) }
    }

    @Test(arguments: 88..<98)
    func whatFollowsATableOfSeveralPagesStandsInsideTheMargins(rows: Int) async throws {
        let table = "| Name |\n| --- |\n" + (0..<rows).map { "| row \($0) |\n" }.joined()
        let file = try await Exported(.doc(table + "\n## Further\n\nEnd.\n"), as: .pdf)
        let words = try await Reader.run("pdftotext", "-bbox", file.path, "-")
        let heading = try #require(words.firstMatch(of: /yMax="([\d.]+)">Further/).flatMap { Double($0.1) })
        let end = try #require(words.firstMatch(of: /yMax="([\d.]+)">End\./).flatMap { Double($0.1) })
        // A4 less 15 mm.
        #expect(heading < end && end <= 841.9 - 42.5)
    }

    @Test func aHeaderHigherThanAPageIsSetWholeOnce() async throws {
        let name = (0..<900).map { "name\($0)" }.joined(separator: " ")
        let rows = (0..<200).map { ["row \($0)", "\($0)"] }
        let file = try await Exported(.table([name, "Value"], rows), as: .pdf)
        let text = try await Reader.run("pdftotext", "-raw", file.path, "-")
        let found = text.matches(of: /name(\d+)/).compactMap { Int($0.1) }
        #expect(found.starts(with: 0..<900))
        for row in rows { #expect(text.contains(row[0]), "\(row[0])") }
    }

    @Test(arguments: [0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFE, 0x10FFFF, 1, 0x1B, 0x85] as [UInt32])
    func whatNoPageCanShowDoesNotKeepTheRestFromIt(_ code: UInt32) async throws {
        let odd = String(try #require(Unicode.Scalar(code)))
        let cell = "be\(odd)fore"
        let table = try await Exported(.table([cell, "统\(odd)一"], [[cell, "统\(odd)一"]], title: cell), as: .pdf)
        #expect(try await Reader.text(ofPages: table.path).contains("before统一before统一"))
        let notes = try await Exported(
            .doc("# \(cell)\n\n**统\(odd)一** `\(cell)` [x](https://example.com/\(odd))\n\n```\n\(cell)\n```\n"), as: .pdf
        )
        _ = try await Reader.run("qpdf", "--check", notes.path)
        #expect(try await Reader.text(ofPages: notes.path).contains("统一"))
    }

    @Test func aDateKeepsItsOrderAfterANameThatIsWrittenFromTheRight() async throws {
        var document = ExportDocument.table(["A"], [["1"]])
        document.subtitle = ["Hedging: حداد", "2026-10-31"]
        let file = try await Exported(document, as: .pdf)
        let words = try await Reader.run("pdftotext", "-bbox", file.path, "-")
        let date = try #require(words.firstMatch(of: /xMin="([\d.]+)"[^>]*>[^<]*2026-10-31/).flatMap { Double($0.1) })
        let name = try #require(words.firstMatch(of: /xMin="([\d.]+)"[^>]*>Hedging:/).flatMap { Double($0.1) })
        let arabic = try #require(words.firstMatch(of: /xMin="([\d.]+)"[^>]*>[^<]*ح/).flatMap { Double($0.1) })
        #expect(name < arabic && arabic < date)
    }

    @Test func aTextOfAnyLengthIsWhole() async throws {
        // Wider than what fits into 32 bits as pango counts.
        let count = 100_000
        let cell = String(repeating: "统一码", count: count)
        let table = try await Exported(.table(["A", "B"], [["1", cell], ["2", "end"]]), as: .pdf)
        let text = try await Reader.text(ofPages: table.path)
        #expect(text.count { $0 == "统" } == count && text.hasSuffix("2end"))
        let words = (0..<40_000).map { "слово\($0)" }.joined(separator: " ")
        let notes = try await Exported(.doc("\(words) [end](https://example.com/end)\n"), as: .pdf)
        let found = try await Reader.run("pdftotext", "-raw", notes.path, "-").matches(of: /слово(\d+)/)
        #expect(found.compactMap { Int($0.1) } == Array(0..<40_000))
    }

    @Test func aWordIsSetInOneFont() async throws {
        for word in ["ஒப்பீடு", "موازنہ"] {
            let file = try await Exported(.table(["Sample"], [[word]]), as: .pdf)
            let fonts = try await Reader.run("pdffonts", file.path)
            let families = Set(fonts.matches(of: /\+(\w+)-Regular/).map { String($0.1) })
            #expect(families.subtracting(["NotoSans"]).count == 1, "\(families)")
        }
    }

    @Test func anEmptyTableAndOddNamesMakeAPage() async throws {
        let empty = try await Exported(.table(["A", "B"], []), as: .pdf)
        #expect(try await Reader.text(ofPages: empty.path).contains("Norows."))
        let odd = try await Exported(.table(["", "Name", "Name", ""], [["a", "b", "c", ""]]), as: .pdf)
        #expect(try await Reader.text(ofPages: odd.path).contains("NameNameabc"))
    }

    @Test func aDocumentHasAnOutlinePropertiesAndLinks() async throws {
        let text =
            "# One\n\nSee [this](https://example.com/a?b='c').\n\n## Two\n\n- [x] done\n\n> quoted\n\n```\ncode\n```\n"
        let file = try await Exported(.doc(text), as: .pdf)
        _ = try await Reader.run("qpdf", "--check", file.path)
        let information = try await Reader.run("pdfinfo", file.path)
        #expect(information.contains("Title:           Notes"))
        #expect(information.contains("Author:          Ada"))
        let raw = try await Reader.run("qpdf", "--qdf", "--object-streams=disable", file.path, "-")
        #expect(raw.contains("(https://example.com/a?b=%27c%27)"))
        #expect(raw.contains("/Outlines"))
    }

    private func pages(_ file: Exported) async throws -> (count: Int, landscape: Bool) {
        let information = try await Reader.run("pdfinfo", file.path)
        let count = information.firstMatch(of: /Pages: +(\d+)/).flatMap { Int($0.1) } ?? 0
        let size = information.firstMatch(of: /Page size: +([\d.]+) x ([\d.]+)/)
        let isLandscape = size.map { (Double($0.1) ?? 0) > (Double($0.2) ?? 0) } ?? false
        return (count, isLandscape)
    }
}
