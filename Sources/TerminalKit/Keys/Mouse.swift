/// What the mouse did, and where.
package struct Mouse: Hashable, Sendable {
    /// A button of the mouse.
    package enum Button: Hashable, Sendable {
        case left
        case middle
        case right
    }

    /// What happened.
    package enum Action: Hashable, Sendable {
        case press(Button)
        case release
        /// Moved with a button held down.
        case drag(Button)
        case wheelUp
        case wheelDown
        case wheelLeft
        case wheelRight
    }

    package var action: Action
    package var position: Point
    package var modifiers: Key.Modifiers
    /// 2 for the second press of a double click, 3 for a triple one; 1 otherwise.
    package var clicks: Int

    package init(_ action: Action, at position: Point, modifiers: Key.Modifiers = [], clicks: Int = 1) {
        self.action = action
        self.position = position
        self.modifiers = modifiers
        self.clicks = clicks
    }
}
