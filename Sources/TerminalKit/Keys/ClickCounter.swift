/// Tells double clicks from single ones.
package struct ClickCounter: Sendable {
    private var last: (button: Mouse.Button, position: Point, time: Duration)?
    private var count = 0

    /// The longest time between two presses of one double click.
    private static let interval = Duration.milliseconds(400)

    package init() {}

    /// The same event with its number of clicks.
    ///
    /// - Parameter time: Any clock that only goes forward.
    package mutating func counted(_ mouse: Mouse, at time: Duration) -> Mouse {
        guard case .press(let button) = mouse.action else { return mouse }
        if let last, last.button == button, last.position == mouse.position, time - last.time <= Self.interval {
            count += 1
        } else {
            count = 1
        }
        last = (button, mouse.position, time)
        var mouse = mouse
        mouse.clicks = count
        return mouse
    }
}
