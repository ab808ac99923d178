/// A view that one moves in, between panes.
protocol Navigable: Sendable {
    mutating func move(by distance: Int, _ context: inout ScreenContext)
    /// By a part of what is seen: 1 for all of it, 2 for half.
    mutating func movePage(_ direction: Int, of parts: Int, _ context: inout ScreenContext)
    mutating func move(to end: ListEnd, _ context: inout ScreenContext)
    /// Left or right: a column, or a pane.
    mutating func shift(by step: Int, _ context: inout ScreenContext)
    mutating func shiftFocus(by step: Int, wraps: Bool, _ context: inout ScreenContext)
    /// - Parameter number: The pane's number, from 0 on.
    mutating func focusPane(_ number: Int, _ context: inout ScreenContext)
    /// Makes the focused pane wider or narrower, in thousandths of the screen.
    mutating func moveSplit(by change: Int, _ context: inout ScreenContext)
}

extension Navigable {
    mutating func shift(by step: Int, _ context: inout ScreenContext) {
        shiftFocus(by: step, wraps: false, &context)
    }

    static var navigationCommands: [ScreenCommand<Self>] {
        [
            ScreenCommand(.moveDown) { $0.move(by: 1, &$1) },
            ScreenCommand(.moveUp) { $0.move(by: -1, &$1) },
            ScreenCommand(.halfPageDown) { $0.movePage(1, of: 2, &$1) },
            ScreenCommand(.halfPageUp) { $0.movePage(-1, of: 2, &$1) },
            ScreenCommand(.pageDown) { $0.movePage(1, of: 1, &$1) },
            ScreenCommand(.pageUp) { $0.movePage(-1, of: 1, &$1) },
            ScreenCommand(.top) { $0.move(to: .start, &$1) },
            ScreenCommand(.bottom) { $0.move(to: .end, &$1) },
            ScreenCommand(.left) { $0.shift(by: -1, &$1) },
            ScreenCommand(.right) { $0.shift(by: 1, &$1) },
            ScreenCommand(.focusFirst) { $0.focusPane(0, &$1) },
            ScreenCommand(.focusSecond) { $0.focusPane(1, &$1) },
            ScreenCommand(.focusThird) { $0.focusPane(2, &$1) },
            ScreenCommand(.focusNext) { $0.shiftFocus(by: 1, wraps: true, &$1) },
            ScreenCommand(.focusPrevious) { $0.shiftFocus(by: -1, wraps: true, &$1) },
            ScreenCommand(.narrowPane) { $0.moveSplit(by: -20, &$1) },
            ScreenCommand(.widenPane) { $0.moveSplit(by: 20, &$1) },
        ]
    }
}
