import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Ends the wait of `Screen.readEvents`, from any thread.
package final class Waker: Sendable {
    /// Ends of a pipe; also signals travel through it.
    let input: Int32
    let output: Int32
    private let isPending = Atomic<Bool>(false)

    /// The byte that stands for a call of `wake`; signals send their number.
    static let wakeByte: UInt8 = 0

    init() {
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) == 0 {
            for end in ends {
                _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
                _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            }
        }
        (input, output) = (ends[0], ends[1])
    }

    deinit {
        close(input)
        close(output)
    }

    /// Makes the reader return; many calls before it does are one.
    package func wake() {
        guard !isPending.exchange(true, ordering: .acquiringAndReleasing) else { return }
        var byte = Self.wakeByte
        while write(output, &byte, 1) < 0, errno == EINTR {}
    }

    /// Takes everything out of the pipe.
    func drain() -> [UInt8] {
        // Calls are let through again only when the pipe is empty: a byte that is read here must not be one that a
        // later call relies on.
        defer { isPending.store(false, ordering: .releasing) }
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 256)
        while true {
            let count = read(input, &buffer, buffer.count)
            if count > 0 {
                all += buffer[..<count]
            } else if count == 0 || errno != EINTR {
                return all
            }
        }
    }
}
