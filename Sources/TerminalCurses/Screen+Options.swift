package import TerminalKit

extension Screen {
    /// How the terminal is used.
    package struct Options: Hashable, Sendable {
        /// Clicks, wheel and drags are told.
        package var mouse: Bool
        /// Colours are used where the terminal has them and `NO_COLOR` is not set.
        package var color: Bool
        /// The terminal is asked whether its background is dark or light.
        package var asksForBackground: Bool
        /// How long an Escape waits for the rest of a sequence; nil for 25 ms, and 100 ms over SSH.
        package var escapeDelay: Duration?

        package init(
            mouse: Bool = true, color: Bool = true, asksForBackground: Bool = false, escapeDelay: Duration? = nil
        ) {
            self.mouse = mouse
            self.color = color
            self.asksForBackground = asksForBackground
            self.escapeDelay = escapeDelay
        }
    }

    /// Something that the program has to react to.
    package enum Event: Hashable, Sendable {
        case input(Input)
        /// The terminal has answered how bright its background is, from 0 to 1.
        case background(brightness: Double)
        /// `Waker.wake()` was called since the last time.
        case woken
        /// The program was asked to end, by this signal or by the end of its terminal. It should save and leave
        /// soon: after some seconds, or a second request, it ends by itself.
        case terminated(signal: Int32)
    }
}
