import TestSupport
import Testing

@testable import TerminalKit

@Suite struct LayoutTests {
    @Test func fixedPartsGetWhatTheyAskForAndTheRestIsFilledByWeight() {
        #expect(Layout(.horizontal, [.length(10), .fill(1), .fill(2)]).lengths(of: 40) == [10, 10, 20])
        #expect(Layout(.horizontal, [.percentage(25), .fill(1)]).lengths(of: 80) == [20, 60])
        #expect(Layout(.horizontal, [.ratio(1, 3), .ratio(2, 3)]).lengths(of: 30) == [10, 20])
        #expect(Layout(.vertical, [.min(3), .length(1)]).lengths(of: 10) == [9, 1])
        #expect(Layout(.vertical, [.max(5), .fill(1)]).lengths(of: 20) == [5, 15])
    }

    @Test func withTooLittleRoomTheFirmOnesWin() {
        #expect(Layout(.vertical, [.length(3), .min(5), .max(4), .fill(1)]).lengths(of: 6) == [1, 5, 0, 0])
        #expect(Layout(.vertical, [.length(3), .length(3)]).lengths(of: 4) == [3, 1])
    }

    @Test func spacingLiesBetweenTheAreas() {
        let areas = Layout(.horizontal, [.length(4), .fill(1)], spacing: 2).split(
            Rect(x: 1, y: 2, width: 20, height: 3))
        #expect(areas == [Rect(x: 1, y: 2, width: 4, height: 3), Rect(x: 7, y: 2, width: 14, height: 3)])
    }

    @Test func areasNeverOverlapNorLeaveAndFillWhatThereIsToFill() {
        var random = SeededGenerator(seed: 20)
        for _ in 0..<2000 {
            let constraints = (0..<Int.random(in: 0...6, using: &random)).map { _ -> Constraint in
                let value = Int.random(in: -2...60, using: &random)
                return [
                    .length(value), .min(value), .max(value), .percentage(value), .ratio(value, 7), .fill(value),
                ].randomElement(using: &random) ?? .fill(1)
            }
            let area = Rect(x: 3, y: 4, width: .random(in: 0...100, using: &random), height: 5)
            let layout = Layout(.horizontal, constraints, spacing: .random(in: 0...2, using: &random))
            let areas = layout.split(area)
            #expect(areas.count == constraints.count)
            var end = area.x
            for part in areas {
                #expect(part.x >= end && part.x + part.width <= area.x + area.width)
                end = part.x + part.width
            }
            let fills = constraints.contains { if case .fill(let weight) = $0 { weight > 0 } else { false } }
            if fills, area.width >= layout.spacing * constraints.count {
                #expect(end == area.x + area.width)
            }
        }
    }

    @Test func hugeWishesDoNoHarm() {
        #expect(Layout(.horizontal, [.length(.max), .length(.max), .percentage(.max)]).lengths(of: 10) == [10, 0, 0])
    }
}

@Suite struct RectTests {
    private let area = Rect(x: 2, y: 3, width: 10, height: 4)

    @Test func partsOfAnAreaLieInsideOfIt() {
        #expect(area.top(1) == Rect(x: 2, y: 3, width: 10, height: 1))
        #expect(area.bottom(1) == Rect(x: 2, y: 6, width: 10, height: 1))
        #expect(area.droppingTop(1) == Rect(x: 2, y: 4, width: 10, height: 3))
        #expect(area.droppingBottom(9) == Rect(x: 2, y: 3, width: 10, height: 0))
        #expect(area.left(3) == Rect(x: 2, y: 3, width: 3, height: 4))
        #expect(area.right(3) == Rect(x: 9, y: 3, width: 3, height: 4))
        #expect(area.droppingLeft(12).isEmpty)
        #expect(area.inset(horizontally: 1, vertically: 1) == Rect(x: 3, y: 4, width: 8, height: 2))
        #expect(area.row(9).isEmpty)
        #expect(area.centered(Size(width: 4, height: 2)) == Rect(x: 5, y: 4, width: 4, height: 2))
    }

    @Test func areasThatDoNotMeetHaveNothingInCommon() {
        #expect(area.intersection(Rect(x: 20, y: 0, width: 5, height: 5)).isEmpty)
        #expect(area.intersection(Rect(x: 0, y: 0, width: 5, height: 5)) == Rect(x: 2, y: 3, width: 3, height: 2))
    }
}
