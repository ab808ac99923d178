import TestSupport
import Testing

@testable import DocketMarkdown

struct TextSurveyTests {
    @Test func aTextWithoutPossibleFindingsHasNone() {
        var generator = SeededGenerator(seed: 3)
        var withTable = 0
        for _ in 0..<10_000 {
            var text = randomMarkdown(using: &generator)
            let (mayHaveTable, hasTable) = text.withUTF8 { bytes -> (Bool, Bool) in
                guard let tree = CmarkTree(parsing: UnsafeRawBufferPointer(bytes), extensions: [.table, .tasklist])
                else { return (false, true) }
                return (TextSurvey(of: bytes).mayHaveTable, containsTable(tree.root))
            }
            withTable += hasTable ? 1 : 0
            #expect(mayHaveTable || !hasTable, "\(text.debugDescription)")
        }
        #expect(withTable > 1000)
    }

    @Test func extensionsThatAreLeftOutWouldChangeNothing() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<3000 {
            var text = randomMarkdown(using: &generator)
            let (chosen, all) = text.withUTF8 { bytes in
                (
                    blocks(of: bytes, extensions: TextSurvey(of: bytes).extensions),
                    blocks(of: bytes, extensions: .all)
                )
            }
            #expect(chosen == all, "\(text.debugDescription)")
        }
    }

    @Test func plainProseIsNotParsedForFindings() {
        var text = "A | b, 1 - 2: see `x` and --- so on.\n\n- item\n\n---\n"
        let mayHaveFindings = text.withUTF8 { TextSurvey(of: $0).mayHaveFindings }
        #expect(!mayHaveFindings)
    }

    @Test func ordinaryTextsAreAffordable() {
        let paragraph = String(repeating: "Some words (with brackets), and more of them.\n", count: 200)
        let table = "| a | b |\n|---|---|\n" + String(repeating: "| - | -: |\n", count: 500)
        let indented = String(repeating: "                    - code\n", count: 500)
        var text = [paragraph, table, indented, String(repeating: " ", count: 5000) + "far"].joined(separator: "\n")
        text.withUTF8 { bytes in
            let survey = TextSurvey(of: bytes)
            #expect(survey.canBeParsed)
            #expect(survey.extensions.contains(.table))
        }
    }

    private func containsTable(_ root: CmarkNode) -> Bool {
        var node: CmarkNode? = root
        while let current = node {
            if current.kind == .table { return true }
            node = current.following(within: root)
        }
        return false
    }

    private func blocks(of bytes: UnsafeBufferPointer<UInt8>, extensions: CmarkExtensions) -> [MarkdownBlock] {
        guard let tree = CmarkTree(parsing: UnsafeRawBufferPointer(bytes), extensions: extensions) else { return [] }
        return TreeBuilder(source: HTMLSource(bytes)).blocks(of: tree.root, depth: 0)
    }
}
