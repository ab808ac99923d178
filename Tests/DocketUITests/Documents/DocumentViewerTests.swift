import DocketDomain
import DocketUI
import TerminalKit
import TestSupport
import Testing

@Suite struct DocumentViewerTests {
    private let size = Size(width: 40, height: 12)

    private func viewer(_ text: String = MarkdownRendererTests.sample) -> DocumentViewer {
        DocumentViewer(DocumentContent(markdown: text), theme: Theme(.mono), size: size)
    }

    private func long(_ lines: Int) -> String {
        (1...lines).map { "paragraph \($0)" }.joined(separator: "\n\n")
    }

    private func frame(_ viewer: DocumentViewer, _ size: Size) -> Frame {
        var frame = Frame(size: size)
        viewer.draw(in: frame.bounds, on: &frame, focused: true)
        return frame
    }

    @Test(arguments: goldenSizes)
    func aDocument(_ size: Size) throws {
        var viewer = viewer()
        _ = viewer.update(.resized(size))
        _ = viewer.update(.search("a"))
        try expectGolden(frame(viewer, size), "Documents/document-\(size.width)x\(size.height)")
        _ = viewer.update(.close)
        _ = viewer.update(.outline)
        try expectGolden(frame(viewer, size), "Documents/outline-\(size.width)x\(size.height)")
    }

    @Test func scrollingEndsAtTheEdges() {
        var viewer = viewer(long(100))
        _ = viewer.update(.move(-5))
        #expect(viewer.top == 0)
        _ = viewer.update(.move(.max))
        #expect(viewer.top == 199 - 11)
        _ = viewer.update(.halfPages(.min))
        #expect(viewer.top == 0)
        _ = viewer.update(.bottom)
        #expect(frame(viewer, size).plainText.contains("paragraph 100"))
    }

    @Test func aLongTextIsLaidOutAsFarAsItIsSeen() {
        var viewer = viewer(long(20_000))
        #expect(!viewer.text.isComplete)
        #expect(viewer.text.rows.count < 3000)
        _ = viewer.update(.move(10_000))
        #expect(viewer.text.rows.count < 20_001)
        #expect(viewer.text.rows[viewer.top].line.text == "paragraph 5001")
        _ = viewer.update(.bottom)
        #expect(viewer.text.isComplete)
        _ = viewer.update(.goToSource(line: 101))
        #expect(viewer.text.rows[viewer.top].line.text == "paragraph 51")
    }

    @Test func resizingStaysAtTheSamePlace() {
        var viewer = viewer(long(500))
        _ = viewer.update(.goToSource(line: 401))
        let before = viewer.text.rows[viewer.top].source
        _ = viewer.update(.resized(Size(width: 12, height: 30)))
        #expect(viewer.text.rows[viewer.top].source == before)
    }

    @Test func headingsAreSteppedThrough() {
        var viewer = viewer("# One\n\n" + long(30) + "\n\n# Two\n\n" + long(30) + "\n\n## Three\n\n" + long(30))
        _ = viewer.update(.nextHeading)
        #expect(viewer.text.rows[viewer.top].line.text == "Two")
        _ = viewer.update(.nextHeading)
        #expect(viewer.text.rows[viewer.top].line.text == "Three")
        _ = viewer.update(.previousHeading)
        _ = viewer.update(.outline)
        #expect(viewer.outlineSelection == 1)
        _ = viewer.update(.move(5))
        _ = viewer.update(.open)
        #expect(viewer.text.rows[viewer.top].line.text == "Three")
        #expect(!viewer.isOutlineOpen)
        var plain = self.viewer("no headings")
        #expect(plain.update(.outline) == [.report("This text has no headings.")])
    }

    @Test func searchingGoesAround() {
        var viewer = viewer(long(50))
        _ = viewer.update(.search("PARAGRAPH 4"))
        #expect(viewer.search?.matches.count == 11)
        #expect(viewer.search?.current == 0)
        _ = viewer.update(.searchPrevious)
        #expect(viewer.search?.current == 10)
        #expect(frame(viewer, size).plainText.contains("“PARAGRAPH 4” 11/11"))
        _ = viewer.update(.searchNext)
        #expect(viewer.search?.current == 0)
        #expect(viewer.update(.search("nowhere")) == [.report("“nowhere” is not found.")])
        _ = viewer.update(.close)
        #expect(viewer.search == nil)
    }

    @Test func copyingGivesTheSource() {
        var viewer = viewer("**bold**\u{1B}")
        #expect(viewer.update(.copy) == [.copy("**bold**\u{1B}")])
    }

    @Test(arguments: 0..<20)
    func drawingNeverLeavesItsArea(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var viewer = viewer()
        let actions: [DocumentAction] = [
            .move(3), .move(-2), .halfPages(1), .top, .bottom, .outline, .open, .search("e"), .searchNext, .close,
            .nextHeading, .previousHeading,
        ]
        for _ in 0..<60 {
            if let action = actions.randomElement(using: &generator) { _ = viewer.update(action) }
            let area = Rect(
                x: Int.random(in: 0...30, using: &generator), y: Int.random(in: 0...9, using: &generator),
                width: Int.random(in: 0...60, using: &generator), height: Int.random(in: 0...20, using: &generator))
            var frame = Frame(size: Size(width: 100, height: 32))
            frame.fill(frame.bounds, with: "#")
            let before = frame
            viewer.draw(in: area, on: &frame, focused: true)
            for y in frame.bounds.rows {
                for x in frame.bounds.columns where !area.contains(Point(x: x, y: y)) && frame[x, y] != before[x, y] {
                    Issue.record("drew at \(x), \(y) outside of \(area)")
                }
            }
        }
    }

    @Test(arguments: goldenSizes)
    func aQuery(_ size: Size) throws {
        let query = SQLQuery(
            sql: """
                -- quarterly fees
                SELECT m.name, SUM(f.amount)::numeric AS "total fee" /* in
                EUR */
                FROM fees f JOIN mandates m ON m.id = f.mandate_id
                WHERE f.booked_at >= :since AND m.kind IN ('core', 'growth''s') AND f.amount > 1.5e3
                GROUP BY 1 ORDER BY 2 DESC LIMIT :count;
                """,
            parameters: [
                "since": ["type": "date", "default": "2024-01-01"], "count": ["type": "integer", "default": 10],
            ],
            database: "reporting", visualization: ["type": "bar", "x": "name", "y": "total fee"])
        var viewer = DocumentViewer(.sql(query), theme: Theme(.mono), size: size)
        try expectGolden(frame(viewer, size), "Documents/query-\(size.width)x\(size.height)")
        #expect(viewer.update(.copy) == [.copy(query.sql)])
    }

    @Test(arguments: goldenSizes)
    func anUnknownKind(_ size: Size) throws {
        let json: JSON = [
            "title": "Risk\n\u{1B}[31m", "score": 0.75, "open": true, "none": nil, "empty": [:], "nothing": [],
            "text": .string(String(repeating: "a long text in 日本語 ", count: 8)),
            "nested": ["list": [1, 2, ["deep": ["deeper": "x"]]]],
        ]
        let viewer = DocumentViewer(.json(json), theme: Theme(.mono), size: size)
        try expectGolden(frame(viewer, size), "Documents/json-\(size.width)x\(size.height)")
    }
}
