import TestSupport
import Testing

@testable import TerminalKit

@Suite struct ListStateTests {
    @Test func theViewFollowsTheSelectionByAsLittleAsItRequirements() {
        var state = ListState()
        state.move(by: 3, count: 100)
        state.reconcile(count: 100, height: 5)
        #expect(state.top == 0)
        state.move(by: 3, count: 100)
        state.reconcile(count: 100, height: 5)
        #expect(state.top == 2)
        state.move(by: -4, count: 100)
        state.reconcile(count: 100, height: 5)
        #expect(state.top == 2)
        state.move(by: .max, count: 100)
        state.reconcile(count: 100, height: 5)
        #expect(state.selection == 99 && state.top == 95)
        #expect(state.visible(count: 100, height: 5) == 95..<100)
    }

    @Test func aListThatShrankIsSeenToItsEnd() {
        var state = ListState(selection: 90, top: 88)
        state.reconcile(count: 10, height: 6)
        #expect(state.selection == 9 && state.top == 4)
        state.reconcile(count: 0, height: 6)
        #expect(state.selection == 0 && state.visible(count: 0, height: 6).isEmpty)
    }

    @Test func insideOfAHighItemTheViewScrollsByRows() {
        var state = ListState()
        let heights = [3, 20, 3]
        state.selection = 1
        state.reconcile(count: 3, height: 5) { heights[$0] }
        #expect(state.placements(count: 3, height: 5) { heights[$0] }.first == .init(item: 1, row: 0, height: 20))
        state.scroll(by: 4, count: 3, height: 5) { heights[$0] }
        #expect(state.placements(count: 3, height: 5) { heights[$0] } == [.init(item: 1, row: -4, height: 20)])
        let scrolled = state
        state.reconcile(count: 3, height: 5) { heights[$0] }
        #expect(state == scrolled)
        state.scroll(by: 100, count: 3, height: 5) { heights[$0] }
        #expect(state.placements(count: 3, height: 5) { heights[$0] }.last == .init(item: 2, row: 2, height: 3))
        #expect(state.selection == 2)
    }

    @Test func anyMovesKeepTheSelectionInViewAndTheViewFilled() {
        var random = SeededGenerator(seed: 50)
        for _ in 0..<400 {
            let heights = (0..<Int.random(in: 1...30, using: &random)).map { _ in Int.random(in: 1...7, using: &random)
            }
            let height = Int.random(in: 1...12, using: &random)
            var state = ListState(
                selection: .random(in: 0...40, using: &random), top: .random(in: 0...40, using: &random))
            for _ in 0..<10 {
                if Bool.random(using: &random) {
                    state.move(by: .random(in: -8...8, using: &random), count: heights.count)
                    state.reconcile(count: heights.count, height: height) { heights[$0] }
                } else {
                    state.scroll(by: .random(in: -9...9, using: &random), count: heights.count, height: height) {
                        heights[$0]
                    }
                }
                let seen = state.placements(count: heights.count, height: height) { heights[$0] }
                let own = seen.first { $0.item == state.selection }
                #expect(own != nil)
                if let own, own.height <= height, seen.contains(where: { $0.row >= 0 && $0.row + $0.height <= height })
                {
                    #expect(own.row >= 0 && own.row + own.height <= height)
                }
                for (placement, next) in zip(seen, seen.dropFirst()) {
                    #expect(next.item == placement.item + 1 && next.row == placement.row + placement.height)
                }
                let filled = (seen.last.map { $0.row + $0.height } ?? 0) >= height
                #expect(filled || (seen.first?.item == 0 && seen.first?.row == 0))
            }
        }
    }

    @Test func aListOfAMillionAsksForTheItemsOfAScreen() {
        var asked = 0
        var state = ListState(selection: 500_000)
        state.reconcile(count: 1_000_000, height: 50) { _ in
            asked += 1
            return 2
        }
        _ = state.placements(count: 1_000_000, height: 50) { _ in
            asked += 1
            return 2
        }
        #expect(asked < 200)
    }
}
