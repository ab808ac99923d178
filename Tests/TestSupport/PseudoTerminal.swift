import CPseudoTerminal
package import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A terminal that is nothing but its two ends: a program runs on one, and every byte that it sends arrives at the
/// other, as it was sent.
package final class PseudoTerminal: Sendable {
    /// Bytes that arrived together, and when.
    package struct Arrival: Sendable {
        package let time: ContinuousClock.Instant
        package let bytes: [UInt8]
    }

    package let process: ChildProcess
    private let line: Line

    /// Starts a program on a new terminal of this size.
    package init(
        _ program: URL, _ arguments: [String], environment: [String: String],
        folder: URL = FileManager.default.temporaryDirectory, width: Int, height: Int
    ) throws {
        let own = cpseudoterminal_open()
        guard own >= 0, let name = cpseudoterminal_path(own) else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
        let path = String(cString: name)
        var size = winsize(
            ws_row: UInt16(clamping: height), ws_col: UInt16(clamping: width), ws_xpixel: 0, ws_ypixel: 0)
        line = Line(own)
        // An end that nobody holds counts as hung up, so it is held until the program has it.
        let other = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        defer { close(other) }
        _ = ioctl(own, UInt(TIOCSWINSZ), &size)
        process = try ChildProcess(program, arguments, environment: environment, folder: folder, terminal: path)
        line.listen()
    }

    deinit {
        process.send(SIGKILL)
    }

    /// Sends input, as if it were typed.
    package func send(_ bytes: [UInt8]) {
        line.send(bytes)
    }

    /// Sends input, as if it were typed.
    package func type(_ text: String) {
        send(Array(text.utf8))
    }

    /// Takes what has arrived since the last time.
    package func takeArrivals() -> [Arrival] {
        line.arrivals.withLock { arrivals in
            defer { arrivals = [] }
            return arrivals
        }
    }

    /// When the last bytes arrived that were not taken yet; nil where none did.
    package var lastArrival: ContinuousClock.Instant? {
        line.arrivals.withLock { $0.last?.time }
    }

    /// Whether the program has closed its end, and all that it sent has arrived.
    package var isHungUp: Bool { line.isHungUp.load(ordering: .acquiring) }

    /// Our end, read by a thread of its own: a task would have to wait its turn.
    private final class Line: Sendable {
        let arrivals = Mutex<[Arrival]>([])
        let isHungUp = Atomic(false)
        private let file: Int32

        init(_ file: Int32) {
            self.file = file
        }

        deinit {
            close(file)
        }

        func send(_ bytes: [UInt8]) {
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
                guard count > 0 || errno == EINTR else { return }
                rest = rest.dropFirst(max(0, count))
            }
        }

        func listen() {
            Thread.detachNewThread { [self] in
                var buffer = [UInt8](repeating: 0, count: 1 << 16)
                while true {
                    let count = read(file, &buffer, buffer.count)
                    if count > 0 {
                        let arrival = Arrival(time: .now, bytes: Array(buffer[..<count]))
                        arrivals.withLock { $0.append(arrival) }
                    } else if count == 0 || errno != EINTR {
                        isHungUp.store(true, ordering: .releasing)
                        return
                    }
                }
            }
        }
    }
}
