import CNcursesw

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Sends what curses draws in one piece.
///
/// Curses writes after each move of the cursor, some hundred times for a frame, and the terminal wakes up for each of
/// them and shows half a frame. While it draws, standard output is a file in memory; what is in there is sent at once.
final class FrameOutput {
    private let buffer = cursesw_open_buffer()
    private let output: Int32
    /// The terminal, by another number.
    private let terminal: Int32

    /// - Parameter output: What curses writes to.
    init(_ output: Int32 = STDOUT_FILENO) {
        self.output = output
        terminal = fcntl(output, F_DUPFD_CLOEXEC, 3)
    }

    deinit {
        for file in [buffer, terminal] where file >= 0 { close(file) }
    }

    func gather(_ draw: () -> Void) {
        guard buffer >= 0, terminal >= 0, dup2(buffer, output) >= 0 else { return draw() }
        draw()
        dup2(terminal, output)
        let count = Int(lseek(buffer, 0, SEEK_CUR))
        guard count > 0 else { return }
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
            filled = max(0, pread(buffer, bytes.baseAddress, count, 0))
        }
        ftruncate(buffer, 0)
        lseek(buffer, 0, SEEK_SET)
        TerminalOutput.send(StyleChanges.trimmed(bytes), to: terminal)
    }
}
