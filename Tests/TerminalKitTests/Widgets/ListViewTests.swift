import Testing

@testable import TerminalKit

@Suite struct ListViewTests {
    @Test func `items lie below each other, the selected one marked over its width`() {
        var state = ListState(selection: 1)
        state.settle(count: 3, height: 4) { _ in 2 }
        var frame = Frame(size: Size(width: 8, height: 4), widths: .fixed)
        let list = ListView(state, count: 3, heightOf: { _ in 2 }, marker: "▌") { item, width in
            [Line("item \(item)"), Line("\(width)")]
        }
        frame.draw(list, in: frame.bounds)
        #expect(frame.rows == [" item 0", " 7", "▌item 1", "▌7"])
        #expect(frame[7, 2].style.attributes == .reverse)
        #expect(frame[7, 1].style.attributes == [])
    }

    @Test func `rows are asked for in view only`() {
        var asked: Set<Int> = []
        var state = ListState(selection: 400_000)
        state.settle(count: 1_000_000, height: 3)
        var frame = Frame(size: Size(width: 5, height: 3), widths: .fixed)
        let list = ListView(state, count: 1_000_000) { item, _ in
            asked.insert(item)
            return ["x"]
        }
        frame.draw(list, in: frame.bounds)
        #expect(asked == [399_998, 399_999, 400_000])
    }
}
