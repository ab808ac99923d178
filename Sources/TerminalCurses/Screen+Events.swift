import TerminalKit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension Screen {
    /// How long after an Escape, or after any other part, the rest of a sequence may still come.
    private static func lateness(of awaited: InputDecoder.Awaited) -> Duration {
        switch awaited {
        case .nothing: .zero
        case .afterEscape: .milliseconds(500)
        case .insideSequence: .seconds(1)
        }
    }

    /// How long a paste may pause before it is taken as it is.
    private static let pasteDelay = Duration.seconds(2)

    /// Waits for something to happen and tells it; nothing when the time is over.
    ///
    /// While nothing happens the thread sleeps. Resizes, suspending and going on are done by the time this returns.
    ///
    /// - Parameter timeout: How long to wait; nil for as long as it takes.
    package func readEvents(timeout: Duration? = nil) -> [Event] {
        let deadline = timeout.map { ContinuousClock.now + $0 }
        var events: [Event] = []
        while events.isEmpty {
            let patience = patience
            var wait = patience
            if let deadline {
                let left = max(.zero, deadline - ContinuousClock.now)
                wait = min(wait ?? left, left)
            }
            var descriptors = [
                pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
                pollfd(fd: waker.input, events: Int16(POLLIN), revents: 0),
            ]
            let count = poll(&descriptors, 2, Self.milliseconds(wait))
            if count > 0 {
                if descriptors[1].revents != 0 { readNotices(into: &events) }
                if descriptors[0].revents != 0 { readTerminal(into: &events) }
            } else if count == 0 {
                if patience != nil, wait == patience {
                    append(decoder.flush(), to: &events)
                    lastPart = .now
                } else {
                    return []
                }
            }
        }
        return events
    }

    /// How long to wait for what may follow the input so far.
    private var patience: Duration? {
        switch decoder.pending {
        case .nothing: nil
        case .escape: escapeDelay
        case .paste: Self.pasteDelay
        }
    }

    private static func milliseconds(_ duration: Duration?) -> Int32 {
        guard let duration else { return -1 }
        let (seconds, attoseconds) = duration.components
        let rounded = attoseconds / 1_000_000_000_000_000 + (attoseconds % 1_000_000_000_000_000 > 0 ? 1 : 0)
        return Int32(clamping: seconds * 1000 + rounded)
    }

    private func readTerminal(into events: inout [Event]) {
        if let lastPart, .now - lastPart > Self.lateness(of: decoder.awaited) {
            decoder.settle()
            self.lastPart = nil
        }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(STDIN_FILENO, &buffer, buffer.count)
        if count > 0 {
            let early = min(typedAhead, count)
            for index in 0..<early where buffer[index] == 0x0A { buffer[index] = 0x0D }
            typedAhead -= early
            readBackground(buffer[..<count], into: &events)
            append(decoder.feed(buffer[..<count]), to: &events)
            if decoder.awaited != .nothing { lastPart = .now }
        } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
            events.append(.terminated(signal: SIGHUP))
        }
    }

    /// How long an answer about the background counts.
    private static let backgroundDelay = Duration.seconds(2)

    private func readBackground(_ bytes: ArraySlice<UInt8>, into events: inout [Event]) {
        guard .now - start < Self.backgroundDelay else {
            backgroundReport = nil
            return
        }
        guard let brightness = backgroundReport?.feed(bytes) else { return }
        events.append(.background(brightness: brightness))
        backgroundReport = nil
    }

    private func append(_ inputs: [Input], to events: inout [Event]) {
        for input in inputs {
            guard case .mouse(let mouse) = input else {
                events.append(.input(input))
                continue
            }
            events.append(.input(.mouse(clicks.counted(mouse, at: .now - start))))
        }
    }

    private func readNotices(into events: inout [Event]) {
        var wasResized = false
        for byte in Set(waker.drain()).sorted() {
            switch Int32(byte) {
            case Int32(Waker.wakeByte): events.append(.woken)
            case SIGWINCH: wasResized = takeSize() || wasResized
            case SIGTSTP: suspend()
            case SIGCONT:
                let before = size
                enter()
                wasResized = wasResized || size != before
                events.append(.woken)
            default: events.append(.terminated(signal: Int32(byte)))
            }
        }
        if wasResized { events.append(.input(.resize(size))) }
    }
}
