import DocketDomain
import DocketWire
import Foundation

/// Where a command's results, messages and errors go.
struct Output: Sendable {
    /// One JSON document on standard output, and errors as JSON.
    let isJSON: Bool
    /// No messages, only results and errors.
    let isQuiet: Bool

    /// Prints a result: as JSON, or in words.
    func show(_ json: @autoclosure () -> JSON, _ text: () -> String) throws {
        if isJSON {
            try Self.print(json: json())
        } else {
            try Self.print(text())
        }
    }

    /// Prints a message that is not a result, unless the user wants none.
    func note(_ message: String) {
        guard !isQuiet else { return }
        Self.complain(message)
    }

    /// Prints an error.
    func fail(_ failure: Failure) {
        if isJSON {
            Self.writeIgnoringErrors(failure.wire.line, to: STDERR_FILENO)
        } else {
            Self.complain("docket: \(failure.message)")
        }
    }

    /// Prints one JSON document, on one line.
    static func print(json: JSON) throws {
        try write(json.line, to: STDOUT_FILENO)
    }

    /// Prints lines of text that has been made visible already.
    static func print(_ text: String) throws {
        guard !text.isEmpty else { return }
        // A CRLF is one character, and ends with a line feed all the same.
        let ends = text.utf8.last == UInt8(ascii: "\n")
        try write(Array((ends ? text : text + "\n").utf8), to: STDOUT_FILENO)
    }

    /// Prints a piece of a text that comes bit by bit, and has been made visible already.
    static func print(piece: String) throws {
        try write(Array(piece.utf8), to: STDOUT_FILENO)
    }

    /// Prints a file's bytes as they are.
    static func print(bytes: Data) throws {
        try write(Array(bytes), to: STDOUT_FILENO)
    }

    /// Prints bytes of a text that comes piece by piece.
    static func print(raw bytes: [UInt8]) throws {
        try write(bytes, to: STDOUT_FILENO)
    }

    /// Writes a message beside the output.
    static func complain(_ message: String) {
        writeIgnoringErrors(Array("\(VisibleText.block(message))\n".utf8), to: STDERR_FILENO)
    }

    /// Writes everything, or ends the program where nobody reads it any more.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                start += count
            } else if errno == EPIPE {
                _exit(ExitStatus.done.rawValue)
            } else if errno == EAGAIN {
                // Somebody gave the program a pipe that doesn't block: wait until it takes more.
                var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&wait, 1, -1)
            } else if errno != EINTR {
                throw CommandFailure(
                    code: "unavailable", status: .ioError,
                    message: "The result could not be written: \(String(cString: strerror(errno))).")
            }
        }
    }

    private static func writeIgnoringErrors(_ bytes: [UInt8], to descriptor: Int32) {
        _ = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
    }
}
