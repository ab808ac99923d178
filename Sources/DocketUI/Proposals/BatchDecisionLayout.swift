import TerminalKit

/// Where the parts of the question before several decisions lie.
struct BatchDecisionLayout {
    let head: [Line]
    /// The rows of all proposals that would be decided, and those of them that are seen.
    let list: [Line]
    let window: RowWindow
    let box: Rect
    private(set) var headArea: Rect
    let body: Rect
    let noteArea: Rect
    let keysArea: Rect

    private static let widest = 92
    /// Rows of the area below which no row is left blank.
    private static let roomy = 14
    /// Rows of the list that what is said above it leaves.
    private static let leastRows = 3

    static func textWidth(in area: Rect) -> Int { max(10, min(area.width - 2, widest)) - 4 }

    init(_ dialog: BatchDecisionDialog, _ plan: DecisionPlan?, _ drawing: Drawing, in area: Rect) {
        let width = Self.textWidth(in: area)
        let words = BatchDecisionHead(
            drawing: drawing, plan: plan, verb: dialog.verb, scope: dialog.scope, rules: dialog.rules)
        let isRoomy = area.height >= Self.roomy
        // The border, the keys, and where there is room a blank row above and below the list.
        let rest = isRoomy ? 5 : 3
        list = dialog.list
        let least = list.isEmpty ? 0 : Self.leastRows
        head = Line.wrap(words.lines, to: width, limit: max(1, area.height - rest - least))
        let room = max(0, area.height - rest - head.count)
        let rows = min(list.count, room)
        let height = min(area.height, head.count + rows + rest - (isRoomy && rows == 0 ? 1 : 0))
        box = area.centered(Size(width: width + 4, height: height))
        let inner = box.inset(horizontally: 2, vertically: 1)
        headArea = inner.top(head.count)
        body = inner.droppingTop(head.count + (isRoomy ? 1 : 0)).top(rows)
        noteArea = isRoomy ? inner.bottom(2).row(0) : inner.bottom(0)
        keysArea = box.inset(horizontally: 1, vertically: 1).bottom(1)
        window = RowWindow(count: list.count, offset: dialog.offset, height: max(1, rows), noteTakesRow: false)
    }
}
